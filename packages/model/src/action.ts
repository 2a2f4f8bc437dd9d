import type { Fingerprint } from './finding.ts'

/** What we are about to do over a finding. */
export interface Action {
  readonly responder: string
  readonly finding: Fingerprint
  /** What will happen and to what, for the person who approves it. */
  readonly preview: string
}

/** Proof that an action was done, and all that undoing it needs. */
export interface Receipt {
  readonly action: Action
  /** Milliseconds since the Unix epoch. */
  readonly appliedAt: number
  readonly undo: unknown
}
