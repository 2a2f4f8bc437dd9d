import type { Correlation, RuleId } from '@ringwall/model'
import { leastOf } from './limits.ts'

/** The correlations that are not run here, with the reason; also those that count matches of one that is not. */
export function notRun(correlations: ReadonlyMap<RuleId, Correlation>): ReadonlyMap<RuleId, string> {
  const reasons = new Map<RuleId, string>()
  for (const [id, correlation] of correlations) {
    const reason = whyNotRun(correlation)
    if (reason !== undefined) reasons.set(id, reason)
  }
  for (let before = -1; before !== reasons.size; ) {
    before = reasons.size
    for (const [id, { rules }] of correlations) {
      const inner = rules.find((rule) => reasons.has(rule))
      if (inner !== undefined && !reasons.has(id)) reasons.set(id, `it counts ${inner}, which is not run`)
    }
  }
  return reasons
}

function whyNotRun({ demand, rules }: Correlation): string | undefined {
  switch (demand.kind) {
    case 'event_count':
    case 'value_count': {
      const least = leastOf(demand.limits)
      return least !== undefined && least > MAX_LEAST ? `counts to ${least}, more than ${MAX_LEAST}` : undefined
    }
    case 'temporal':
      return demand.limits.length === 0 || leastOf(demand.limits) !== undefined
        ? undefined
        : 'a temporal correlation of at most so many rules is not run yet'
    case 'temporal_ordered':
      return demand.limits.length === 0 || leastOf(demand.limits) === rules.length
        ? undefined
        : 'a temporal_ordered correlation of some of its rules is not run yet'
    case 'value_sum':
    case 'value_avg':
    case 'value_median':
    case 'value_percentile':
      return `a ${demand.kind} correlation is not run yet`
  }
}

const MAX_LEAST = 100_000
