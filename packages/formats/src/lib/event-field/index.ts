/** Reading fields of events by name. */
export { isRecord, ownField, type Reader } from './own-field.ts'
export { pathField } from './path-field.ts'
export { readTime } from './time.ts'
