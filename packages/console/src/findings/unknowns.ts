import type { FindingDetail } from '../lib/api/types.ts'
import type { Key } from '../lib/i18n/en/index.ts'

/** What we do not know about a finding: a sentence of ours, or one of its rule. */
export type Unknown =
  | { readonly kind: 'ours'; readonly key: Key; readonly n: number }
  | { readonly kind: 'rule'; readonly text: string }

/** Everything that could make this judgment wrong or incomplete. Never empty: we read what is written, not what runs. */
export function unknownsOf({
  exemplars,
  rule,
  resource,
}: Pick<FindingDetail, 'exemplars' | 'rule' | 'resource'>): readonly Unknown[] {
  const withoutLines = exemplars.filter(({ excerpt }) => excerpt === undefined).length
  return [
    ...(rule.maturity === 'experimental' ? [ours('unknown.experimental')] : []),
    ...(exemplars.length >= MOST_EXEMPLARS ? [ours('unknown.more', MOST_EXEMPLARS)] : []),
    ...(exemplars.length === 0 ? [ours('unknown.place')] : []),
    ...(withoutLines > 0 ? [ours('unknown.lines', withoutLines)] : []),
    ours(resource === 'File' ? 'unknown.used' : 'unknown.running'),
    ours('unknown.exposure'),
    ...rule.falsePositives.map((text): Unknown => ({ kind: 'rule', text })),
  ]
}

function ours(key: Key, n = 0): Unknown {
  return { kind: 'ours', key, n }
}

/** The store keeps no more places of a finding. */
const MOST_EXEMPLARS = 8
