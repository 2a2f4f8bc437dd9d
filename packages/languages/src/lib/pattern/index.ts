export type { Literals, Needs } from './literals.ts'
export { compilePattern, type Pattern, type PatternFlags } from './pattern.ts'
