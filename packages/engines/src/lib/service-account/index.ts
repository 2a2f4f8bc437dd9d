export { accountOf, mountsToken } from './account.ts'
export { type Held, heldBy, rightsOf } from './rights.ts'
export { TAKEOVER_TARGETS, type TakeoverTarget } from './takeover.ts'
