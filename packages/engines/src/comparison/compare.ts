import type {
  AssetKey,
  Baseline,
  Comparison,
  EarlierFinding,
  Excepted,
  Finding,
  NotEvaluated,
  RuleId,
} from '@ringwall/model'
import { keyOf } from '@ringwall/model'

/** What a scan judged, to tell "gone" from "not looked at". */
export interface JudgedNow {
  readonly findings: readonly Finding[]
  readonly excepted: readonly Excepted[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly targets: readonly string[]
  /** Rules that judged. */
  readonly rules: ReadonlySet<RuleId>
  /** What was there to be judged. */
  readonly assets: ReadonlySet<AssetKey>
  /** True where nothing of the targets went unread, so that what was not there is gone. */
  readonly isComplete: boolean
  /** True of files that were not to be read this time. */
  readonly isLeftOut: (file: string) => boolean
}

/**
 * Compares by fingerprint. A finding in more places than before is new: a second bad container beside a known one must not
 * pass. An earlier finding that is not open now is fixed only where its rule judged its object again, or the object is gone
 * from a target that was wholly read.
 */
export function compare(baseline: Baseline, now: JudgedNow): Comparison {
  const before = new Map(baseline.findings.map((finding) => [finding.fingerprint, finding]))
  const open = new Set(now.findings.map(({ fingerprint }) => fingerprint))
  const added = now.findings.filter(
    ({ fingerprint, evidence }) => evidence.length > (before.get(fingerprint)?.places ?? 0),
  )
  const judge = judgeOf(now)
  const gone = Map.groupBy(
    [...before.values()].filter(({ fingerprint }) => !open.has(fingerprint)),
    judge,
  )
  return {
    baseline,
    added: new Set(added.map(({ fingerprint }) => fingerprint)),
    fixed: gone.get('fixed') ?? [],
    excepted: gone.get('excepted') ?? [],
    notKnown: gone.get('not_known') ?? [],
  }
}

type Fate = 'fixed' | 'excepted' | 'not_known'

/** Tells what became of an earlier finding that is not open now. */
function judgeOf(now: JudgedNow): (earlier: EarlierFinding) => Fate {
  const { excepted, notEvaluated, targets, rules, assets, isComplete, isLeftOut } = now
  const accepted = new Set(excepted.map(({ finding }) => finding.fingerprint))
  const unknown = new Set(notEvaluated.map(({ rule, asset }) => `${rule} ${keyOf(asset)}`))
  return ({ fingerprint, rule, asset, target, at }) => {
    if (accepted.has(fingerprint)) return 'excepted'
    if (!rules.has(rule) || unknown.has(`${rule} ${asset}`)) return 'not_known'
    if (assets.has(asset)) return 'fixed'
    return isComplete && targets.includes(target) && !isLeftOut(at.file) ? 'fixed' : 'not_known'
  }
}
