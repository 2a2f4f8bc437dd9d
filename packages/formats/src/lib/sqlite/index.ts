export type { Value } from './record.ts'
export { type Row, readTable } from './sqlite.ts'
