import type { CompareVersions } from './scheme.ts'

/** A point at which what is affected changes. (OSV schema 1.7, affected[].ranges[].events.) */
export type RangeEvent =
  | { readonly kind: 'introduced'; readonly version: string }
  | { readonly kind: 'fixed'; readonly version: string }
  | { readonly kind: 'last_affected'; readonly version: string }
  | { readonly kind: 'limit'; readonly version: string }

/**
 * True where a range of an advisory includes `version`. Events may be in any order, and there may be several intervals.
 * `introduced` 0 is below everything. Cost: n log n in events.
 */
export function isAffected(events: readonly RangeEvent[], version: string, compare: CompareVersions): boolean {
  if (!isBelowLimits(events, version, compare)) return false
  let affected = false
  for (const event of events.toSorted((a, b) => compareEvents(a, b, compare))) {
    const order = isZero(event) ? 1 : compare(version, event.version)
    if (event.kind === 'introduced' && order >= 0) affected = true
    if (event.kind === 'fixed' && order >= 0) affected = false
    if (event.kind === 'last_affected' && order > 0) affected = false
  }
  return affected
}

/** The lowest version that mends what `version` has, or `undefined` where none is known. */
export function fixedAfter(
  events: readonly RangeEvent[],
  version: string,
  compare: CompareVersions,
): string | undefined {
  const fixes = events.filter((event) => event.kind === 'fixed' && compare(event.version, version) > 0)
  return fixes.map((event) => event.version).sort(compare)[0]
}

/** Without a limit there is none; of several, one must be above. */
function isBelowLimits(events: readonly RangeEvent[], version: string, compare: CompareVersions): boolean {
  const limits = events.filter(({ kind }) => kind === 'limit')
  return limits.length === 0 || limits.some((limit) => limit.version === '*' || compare(version, limit.version) < 0)
}

/**
 * Events at one version keep the order in which they are listed, so that what is introduced and fixed there is over; a last
 * affected version ends after what was introduced at it.
 */
function compareEvents(a: RangeEvent, b: RangeEvent, compare: CompareVersions): number {
  const [isZeroA, isZeroB] = [isZero(a), isZero(b)]
  if (isZeroA || isZeroB) return Number(isZeroB) - Number(isZeroA)
  return compare(a.version, b.version) || Number(isLast(a)) - Number(isLast(b))
}

function isZero({ kind, version }: RangeEvent): boolean {
  return kind === 'introduced' && version === '0'
}

function isLast({ kind }: RangeEvent): boolean {
  return kind === 'last_affected'
}
