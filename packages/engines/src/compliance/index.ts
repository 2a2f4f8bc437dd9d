export { assess } from './assess.ts'
export { frameworks } from './frameworks.generated.ts'
export { controlsOf, type Naming, namedRules } from './named.ts'
export { frameworkFrom, parseFramework } from './parse.ts'
