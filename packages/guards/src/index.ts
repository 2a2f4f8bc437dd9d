/** Stand inline and answer with a verdict. No guard has moved in yet; each will be a folder with `guard.ts`. */
export type { Guard } from './guard.ts'
