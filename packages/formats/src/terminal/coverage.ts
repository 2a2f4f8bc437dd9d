import type { Scan } from '@ringwall/model'
import { plural, printable, printJudged, printPlace } from '../lib/text/index.ts'
import type { Paint } from './paint.ts'

/** How much was judged, and what no rule is about. */
export function judgedLine({ coverage, rules }: Scan): string {
  const passed = Object.entries(coverage.passedOver)
  const total = passed.reduce((sum, [, count]) => sum + count, 0)
  const judged = `${printJudged(coverage)} by ${plural(rules.size, 'rule')}, from ${plural(coverage.filesRead, 'file')}`
  return total === 0 ? judged : `${judged}; no rule is about the ${plural(total, `other ${coverage.unit ?? 'object'}`)}`
}

/** How many judgments need to see more; one of them stands for all, for they are many and no fault of anybody's. */
export function notKnown({ coverage }: Scan): readonly string[] {
  const notGiven = coverage.notGiven.filter(({ code }) => code !== 'not_evaluated')
  const [first] = notGiven
  if (first === undefined) return []
  const example = printable(first.message)
  return [`${plural(notGiven.length, 'judgment')} would need objects that were not given, such as: ${example}`]
}

/** Packages of which nothing can be said, by the reason. */
export function notEvaluated({ coverage }: Scan): readonly string[] {
  const reasons = coverage.notGiven.filter(({ code }) => code === 'not_evaluated')
  const more = reasons.length > MAX_GAPS ? [`… and ${reasons.length - MAX_GAPS} more (--format json names all)`] : []
  const lines = [...reasons.slice(0, MAX_GAPS).map(({ message }) => printable(message)), ...more]
  return lines.length === 0 ? [] : [lines.join('\n  ')]
}

/** The first gaps, and how many more there are. */
export function notJudged({ coverage: { gaps } }: Scan, print: Paint): string {
  const shown = gaps
    .slice(0, MAX_GAPS)
    .map((gap) => `${print.warn('!')} ${printable(printPlace(gap.at))}  ${printable(gap.message)}`)
  const more = gaps.length > MAX_GAPS ? [`… and ${gaps.length - MAX_GAPS} more (--format json names all)`] : []
  return [...shown, ...more].join('\n  ')
}

const MAX_GAPS = 20
