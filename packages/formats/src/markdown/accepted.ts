import { type Excepted, nameOf, type Scan } from '@ringwall/model'
import {
  clip,
  escapeMarkdown,
  markdownCode,
  plural,
  printAcceptance,
  printComparison,
  SEVERITY_SHAPES,
} from '../lib/text/index.ts'

/** How the findings stand to the baseline; empty where there is none. */
export function compared({ comparison, findings }: Scan): string {
  if (comparison === undefined) return ''
  const counts = printComparison(comparison, findings).join(', ')
  return `Against ${markdownCode(clip(comparison.baseline.file, MAX_LINE))}: ${counts}. Only what is new is shown.`
}

/** What is excepted, a line each, folded; empty where nothing is. */
export function accepted({ excepted }: Scan): string {
  if (excepted.length === 0) return ''
  const rest = excepted.length > MAX_LISTED ? [`- and ${plural(excepted.length - MAX_LISTED, 'more finding')}`] : []
  const lines = [...excepted.slice(0, MAX_LISTED).map(line), ...rest]
  const summary = `<summary>${plural(excepted.length, 'finding')} excepted</summary>`
  return ['<details>', summary, '', ...lines, '', '</details>'].join('\n')
}

function line({ finding, exception }: Excepted): string {
  const { severity, asset, rule, evidence, title } = finding
  const what = escapeMarkdown(clip(`${nameOf(asset)}: ${evidence[0]?.message ?? title}`, MAX_LINE))
  const why = escapeMarkdown(clip(printAcceptance(exception), MAX_LINE))
  return `- ${SEVERITY_SHAPES[severity]} ${severity} ${markdownCode(rule)} ${what} <sub>${why}</sub>`
}

const MAX_LISTED = 20
/** Characters of a name, message or reason. */
const MAX_LINE = 200
