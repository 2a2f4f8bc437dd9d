export { type FeedRequest, type FeedState, fetchFeed } from './feed.ts'
