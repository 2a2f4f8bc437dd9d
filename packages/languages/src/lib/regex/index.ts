/** Regular expressions of rules, in time linear in the text. */
export { type Literals, requiredLiterals } from './literals.ts'
export { compileRegex, type Regex } from './regex.ts'
