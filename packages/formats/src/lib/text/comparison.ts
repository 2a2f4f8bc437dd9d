import { type Comparison, countedFindings, type Finding } from '@ringwall/model'

/** How many findings are in each state, of those that are open and those of the baseline. */
export interface ComparisonCounts {
  readonly new: number
  readonly unchanged: number
  readonly fixed: number
  readonly excepted: number
  readonly notKnown: number
}

export function countComparison(comparison: Comparison, findings: readonly Finding[]): ComparisonCounts {
  const added = countedFindings(comparison, findings).length
  return {
    new: added,
    unchanged: findings.length - added,
    fixed: comparison.fixed.length,
    excepted: comparison.excepted.length,
    notKnown: comparison.notKnown.length,
  }
}

/** `2 new, 10 unchanged, 3 fixed`; excepted and not known only where there are any. */
export function printComparison(comparison: Comparison, findings: readonly Finding[]): readonly string[] {
  const counts = countComparison(comparison, findings)
  const more = [
    ...(counts.excepted === 0 ? [] : [`${counts.excepted.toLocaleString('en')} excepted since`]),
    ...(counts.notKnown === 0 ? [] : [`${counts.notKnown.toLocaleString('en')} not judged this time`]),
  ]
  const sure = (['new', 'unchanged', 'fixed'] as const).map((state) => `${counts[state].toLocaleString('en')} ${state}`)
  return [...sure, ...more]
}
