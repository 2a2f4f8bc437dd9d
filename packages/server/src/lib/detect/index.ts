/** Judging events offline: files and streams in, a scan out. */
export { type Detected, type DetectRequest, detect } from './detect.ts'
export { type LoadedRules, loadRules } from './rules.ts'
