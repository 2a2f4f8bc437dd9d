export { readBaseline } from './baseline.ts'
export { type ReportError, type ReportedScan, readScan } from './scan.ts'
