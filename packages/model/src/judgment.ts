import type { KubernetesAsset } from './asset.ts'
import type { Gap } from './coverage.ts'
import type { Finding } from './finding.ts'
import type { RuleId } from './rule.ts'

/** What a rule says of an asset. What could not be seen is never a pass. */
export type Judgment = Pass | Fail | NotEvaluated

export interface Pass {
  readonly outcome: 'pass'
  readonly rule: RuleId
  readonly asset: KubernetesAsset
}

export interface Fail {
  readonly outcome: 'fail'
  readonly finding: Finding
}

export interface NotEvaluated {
  readonly outcome: 'not_evaluated'
  readonly rule: RuleId
  readonly asset: KubernetesAsset
  readonly because: Gap
}

/** Passes are counted, not kept. */
export interface Tally {
  readonly pass: number
  readonly fail: number
  readonly notEvaluated: number
}
