/** Rules that judge events one by one. */
export { type Event, type Matcher, matcher, type RuleCost } from './matcher.ts'
