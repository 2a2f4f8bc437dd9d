export { emptyScan, HOSTILE, sampleScan } from './scan.ts'
