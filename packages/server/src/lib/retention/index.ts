export { type Keep, keepOf } from './keep.ts'
export { type Retention, type RetentionOptions, retention } from './retention.ts'
