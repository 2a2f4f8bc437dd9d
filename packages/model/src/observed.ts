import type { Scope } from './scope.ts'

/** Who observed a fact, when, and in whose scope. */
export interface Observed {
  readonly scope: Scope
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  /** Id of the source that saw it. */
  readonly source: string
}
