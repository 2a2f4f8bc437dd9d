export { type Ageing, advisoriesPath, ageOf, STALE_DAYS } from './age.ts'
export { DEFAULT_ECOSYSTEMS, DEFAULT_LOCATIONS } from './defaults.ts'
export { feedsAt, feedsIn, type WantedFeed } from './feeds.ts'
export { type FeedOutcome, type UpdateRequest, updateAdvisories } from './update.ts'
