export { type JobProgress, type Jobs, type JobWish, jobs } from './jobs.ts'
export type { ScanOrder } from './protocol.ts'
