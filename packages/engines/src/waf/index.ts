export { type Header, headerOf, type Peer, type WafRequest, type WafResponse } from './message.ts'
export { compileProgram, type Program, type ProgramOptions } from './program.ts'
export { type Hit, type Interruption, Transaction, type TransactionOptions } from './transaction.ts'
