import type { AssetKey } from './asset.ts'
import type { Gap } from './coverage.ts'
import type { Fingerprint } from './finding.ts'
import type { RuleId } from './rule.ts'
import type { Severity } from './severity.ts'

/** The findings of an earlier scan, as its JSON report tells them. */
export interface Baseline {
  /** Where it was read. */
  readonly file: string
  /** The Ringwall release that judged. */
  readonly version: string
  readonly targets: readonly string[]
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number
  /** What was open then; what was excepted is not among it. */
  readonly findings: readonly EarlierFinding[]
  /** Ids by which reports tracked what was excepted then. */
  readonly excepted: ReadonlySet<string>
}

/** A finding of an earlier scan. */
export interface EarlierFinding {
  readonly fingerprint: Fingerprint
  readonly rule: RuleId
  readonly severity: Severity
  readonly title: string
  readonly asset: AssetKey
  /** The asset's name, as people read it. */
  readonly name: string
  readonly target: string
  /** How many places were wrong. */
  readonly places: number
  /** The first of them, as it was. */
  readonly at: Gap['at']
}

/** How the findings of a scan stand to those of an earlier one. */
export interface Comparison {
  readonly baseline: Baseline
  /** Findings that the baseline does not have, or has in fewer places; all others are unchanged. */
  readonly added: ReadonlySet<Fingerprint>
  /** Judged again, and gone. */
  readonly fixed: readonly EarlierFinding[]
  /** Still there, and excepted since. */
  readonly excepted: readonly EarlierFinding[]
  /** Not judged this time, so that nobody can say. */
  readonly notKnown: readonly EarlierFinding[]
}

/** How a finding stands to a baseline. */
export type BaselineState = 'new' | 'unchanged'

/** `undefined` where nothing was compared. */
export function baselineState(
  comparison: Comparison | undefined,
  { fingerprint }: { readonly fingerprint: Fingerprint },
): BaselineState | undefined {
  if (comparison === undefined) return undefined
  return comparison.added.has(fingerprint) ? 'new' : 'unchanged'
}

/** The findings that count: all of them, or with a baseline those that are new. */
export function countedFindings<T extends { readonly fingerprint: Fingerprint }>(
  comparison: Comparison | undefined,
  findings: readonly T[],
): readonly T[] {
  return findings.filter((finding) => baselineState(comparison, finding) !== 'unchanged')
}
