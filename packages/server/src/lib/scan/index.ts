export { inRepository } from './relocate.ts'
export { type Progress, type ScanRequest, scan } from './scan.ts'
export { type TargetRequest, targetId } from './target.ts'
