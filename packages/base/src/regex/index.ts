export type { Offsets, OnWork } from './machine.ts'
export { type CompiledRegex, compileRegex, type Regex } from './regex.ts'
