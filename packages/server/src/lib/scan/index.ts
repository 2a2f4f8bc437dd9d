export { parsed } from './parsed.ts'
export { inRepository } from './relocate.ts'
export { type Progress, type ScanRequest, scan } from './scan.ts'
export { openTarget, type TargetRequest, targetId } from './target.ts'
