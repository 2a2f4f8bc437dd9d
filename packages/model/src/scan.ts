import type { Comparison } from './comparison.ts'
import type { Coverage } from './coverage.ts'
import type { Excepted, ExceptionUse } from './exception.ts'
import type { Finding } from './finding.ts'
import type { Tally } from './judgment.ts'
import type { Rule, RuleId } from './rule.ts'
import type { Scope } from './scope.ts'

/** The whole outcome of judging one or more targets: what every report prints. */
export interface Scan {
  /** The Ringwall release that judged. */
  readonly version: string
  readonly scope: Scope
  /** Ids of the targets, as they begin the names of assets. */
  readonly targets: readonly string[]
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number
  readonly finishedAt: number
  /** Every rule that was loaded, by id. */
  readonly rules: ReadonlyMap<RuleId, Rule>
  /** What is open, worst first, then by asset and rule. */
  readonly findings: readonly Finding[]
  /** What exceptions accept, in the same order. */
  readonly excepted: readonly Excepted[]
  /** Every exception that was read, and what became of it; none where exceptions do not count. */
  readonly exceptions: readonly ExceptionUse[]
  /** How the findings stand to those of an earlier scan, where one was given. */
  readonly comparison: Comparison | undefined
  readonly tallies: ReadonlyMap<RuleId, Tally>
  readonly coverage: Coverage
  /** Named figures an engine adds, such as how many workloads reach which Pod Security level. */
  readonly summaries: readonly Summary[]
}

export interface Summary {
  readonly title: string
  readonly counts: readonly { readonly label: string; readonly count: number }[]
}
