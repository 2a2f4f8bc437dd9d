export { type EpssScore, readEpss } from './epss.ts'
