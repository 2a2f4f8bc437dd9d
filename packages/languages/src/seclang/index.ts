export { type Loaded, loadSecLang, type SecLangError, type SecLangFile, type SecLangFiles } from './load.ts'
export { constantOf, type Macro, type Reference, textOf } from './macro.ts'
export type {
  Change,
  Control,
  Disruptive,
  Effect,
  EngineMode,
  Link,
  OperatorUse,
  Phase,
  Place,
  RuleSelector,
  Ruleset,
  SecRule,
  Selector,
  Step,
  Target,
} from './rule.ts'
export { DEFAULT_SETTINGS, type Settings } from './settings.ts'
export { isSelected } from './updates.ts'
