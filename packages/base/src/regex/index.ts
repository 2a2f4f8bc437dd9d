export type { Offsets } from './machine.ts'
export { type CompiledRegex, compileRegex, type Regex } from './regex.ts'
