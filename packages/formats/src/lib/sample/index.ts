export { acceptedScan, comparedScan } from './accepted.ts'
export { sampleAssessment, silentAssessment } from './assessment.ts'
export { emptyScan, HOSTILE, sampleScan } from './scan.ts'
export { written } from './written.ts'
