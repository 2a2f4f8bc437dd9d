export { AdvisoryStoreError } from './advisory-store-error.ts'
export { type AdvisoryStore, openAdvisories } from './open.ts'
export type { Feed, FeedKind, KeptFeed } from './schema.ts'
export { type AdvisoryUpdate, type Listed, openUpdate, type Scored } from './update.ts'
