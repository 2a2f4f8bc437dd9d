export { printCoverage } from './coverage.ts'
export type { OcsfEvent } from './event.ts'
export { complianceFinding } from './finding.ts'
export { scanActivity } from './scan-activity.ts'
