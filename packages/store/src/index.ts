/** What we keep. No store has moved in yet; each kind will implement this for the embedded and the distributed side. */
export type { FindingStore } from './store.ts'
