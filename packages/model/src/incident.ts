import type { AssetKey } from './asset.ts'
import type { Fingerprint } from './finding.ts'

/** Findings that belong together: what a person works on. */
export interface Incident {
  readonly id: string
  readonly entity: AssetKey
  /** Milliseconds since the Unix epoch. */
  readonly from: number
  readonly until: number
  /** ATT&CK technique ids in the order they were seen. */
  readonly chain: readonly string[]
  readonly findings: readonly Fingerprint[]
}
