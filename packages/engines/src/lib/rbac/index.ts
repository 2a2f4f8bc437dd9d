export { type Binding, bindingOf, type Subject } from './binding.ts'
export { isBootstrap } from './bootstrap.ts'
export { type Grant, grants, grantsEverything, type PolicyRule, rulesOf, type Target } from './policy-rule.ts'
export { type Role, roleOf } from './role.ts'
