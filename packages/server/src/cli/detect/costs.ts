import type { RuleCost } from '@ringwall/engines/matching'

/** What rules cost, the dearest first: a table of those that were evaluated, and what the others are. */
export function printCosts(costs: readonly RuleCost[]): string {
  const ran = costs.filter(({ evaluated }) => evaluated > 0).sort((a, b) => b.spentMs - a.spentMs)
  const rows = ran.slice(0, MAX_ROWS).map(row)
  const more = ran.length > MAX_ROWS ? [`… and ${ran.length - MAX_ROWS} more`] : []
  const idle = `${costs.length - ran.length} of ${costs.length} rules were evaluated for no event`
  return [...(ran.length > 0 ? [HEADER, ...rows, ...more] : []), idle, ''].join('\n')
}

function row({ rule, spentMs, evaluated, matched, estimate, isUnindexed }: RuleCost): string {
  const cells = [spentMs.toFixed(2), evaluated, matched, estimate].map((cell) => String(cell).padStart(10))
  return `${cells.join('  ')}  ${rule}${isUnindexed ? ' (for every event of its log)' : ''}`
}

const HEADER = '        ms   evaluated     matched    estimate  rule'
const MAX_ROWS = 30
