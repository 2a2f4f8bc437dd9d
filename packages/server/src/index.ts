export { type Progress, type ScanRequest, scan, type TargetRequest, targetId } from './lib/scan/index.ts'
