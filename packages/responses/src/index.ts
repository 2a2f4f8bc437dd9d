/** Findings → actions. No responder has moved in yet; each will be a folder with `responder.ts`. */
export type { Responder } from './responder.ts'
