import type { RuleId } from './rule.ts'

/** An accepted risk. It never hides: an expired or unmatched one is itself reported. */
export interface Exception {
  readonly id: string
  readonly rules: readonly RuleId[]
  /** Asset names, `*` for any run of characters within one part. */
  readonly assets: readonly string[]
  readonly reason: string
  readonly owner: string
  /** Milliseconds since the Unix epoch. */
  readonly expires: number
}
