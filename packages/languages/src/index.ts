/** Rule text → rules. No language has moved in yet; each will be a folder with `language.ts`. */
export type { Language, Resolver, RuleError } from './language.ts'
export { languages } from './registry.generated.ts'
