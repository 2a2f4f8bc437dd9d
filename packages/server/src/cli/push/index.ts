export { type Destination, type Outcome, type Pushed, push } from './push.ts'
export { destination, type ServerFlags, serverOptions } from './server-option.ts'
