/** Rule text → rules. */
export type { Language, Loaded, Resolver, RuleProblem, RuleProblemCode, RuleText } from './language.ts'
export { languages } from './registry.generated.ts'
