/** Rule text → rules. SecLang stands in `seclang/`; a language that makes rules of the model is a folder with `language.ts`. */
export type { Language, Loaded, Resolver, RuleProblem, RuleProblemCode, RuleText } from './language.ts'
export { languages } from './registry.generated.ts'
