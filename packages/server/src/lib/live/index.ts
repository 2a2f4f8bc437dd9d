export { type Following, type Live, type LiveEvent, type LiveMessage, live, TOPICS, type Topic } from './live.ts'
