/** What we keep. Each store is a kind: `@ringwall/store/state`. */
export type { FindingStore } from './state/index.ts'
