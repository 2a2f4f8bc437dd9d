import { countedFindings, type Finding, type Gap, isComplete, nameOf, type Scan, type Summary } from '@ringwall/model'
import type { Report } from '../format.ts'
import {
  clip,
  countBySeverity,
  escapeMarkdown,
  markdownCode,
  plural,
  printJudged,
  printPlace,
  SEVERITY_SHAPES,
  WORST_FIRST,
} from '../lib/text/index.ts'
import { accepted, compared } from './accepted.ts'
import { printFinding } from './finding.ts'

/** GitHub Flavored Markdown, short enough for one pull-request comment: what does not fit is counted, never silently cut. */
export const report: Report = {
  id: 'markdown',
  summary: 'GitHub Flavored Markdown, for pull-request comments and job summaries',
  mediaType: 'text/markdown',
  paths: 'as_written',
  write(scan) {
    const blocks = [
      headline(scan),
      verdict(scan),
      compared(scan),
      gaps(scan.coverage.gaps),
      accepted(scan),
      ...scan.summaries.map(table),
    ]
    const head = blocks.filter((block) => block !== '')
    const room = MAX_CHARACTERS - head.join('\n\n').length
    return [`${[...head, ...findings(scan, room), footer(scan)].join('\n\n')}\n`]
  },
}

function headline({ findings: all, comparison }: Scan): string {
  const findings = countedFindings(comparison, all)
  if (findings.length === 0) return `## Ringwall: nothing ${comparison === undefined ? 'found' : 'new'}`
  const counts = countBySeverity(findings)
  const parts = WORST_FIRST.filter((severity) => counts[severity] > 0)
  const what = comparison === undefined ? '' : 'new: '
  return `## Ringwall: ${what}${parts.map((severity) => `${SEVERITY_SHAPES[severity]} ${counts[severity]} ${severity}`).join(' · ')}`
}

function verdict({ coverage }: Scan): string {
  const judged = `${printJudged(coverage)} judged in ${plural(coverage.filesRead, 'file')}.`
  if (isComplete(coverage)) return `${judged} Nothing that was asked for went unjudged.`
  return `${judged} **Incomplete: ${plural(coverage.gaps.length, 'gap')}.** What is not judged may be wrong.`
}

function gaps(all: readonly Gap[]): string {
  if (all.length === 0) return ''
  const shown = all
    .slice(0, MAX_GAPS)
    .map(
      (gap) => `- ${markdownCode(clip(printPlace(gap.at), MAX_LINE))} ${escapeMarkdown(clip(gap.message, MAX_LINE))}`,
    )
  const rest = all.length > MAX_GAPS ? [`- and ${plural(all.length - MAX_GAPS, 'more gap')}`] : []
  return ['### Not seen', '', ...shown, ...rest].join('\n')
}

function table({ title, counts }: Summary): string {
  const rows = counts.map(({ label, count }) => `| ${escapeMarkdown(label)} | ${count} |`)
  return [`| ${escapeMarkdown(title)} | |`, '| :-- | --: |', ...rows].join('\n')
}

/** By asset, the worst first. */
function findings({ findings: open, rules, comparison }: Scan, room: number): readonly string[] {
  const all = countedFindings(comparison, open)
  const printed = all.map((finding) => ({ finding, text: printFinding(finding, rules.get(finding.rule)) }))
  const shown = printed.slice(
    0,
    fitting(
      printed.map(({ text }) => text.length),
      room,
    ),
  )
  const assets = Map.groupBy(shown, ({ finding }) => nameOf(finding.asset))
  const blocks = Array.from(assets, ([name, group]) => details(name, group))
  const left = all.length - shown.length
  return left === 0
    ? blocks
    : [...blocks, `${plural(left, 'more finding')}, none worse than these, left out for length.`]
}

function details(name: string, group: readonly { readonly finding: Finding; readonly text: string }[]): string {
  const shapes = [...new Set(group.map(({ finding }) => SEVERITY_SHAPES[finding.severity]))].join(' ')
  const count = plural(group.length, 'finding')
  const summary = `<summary>${shapes} <strong>${escapeMarkdown(clip(name, MAX_LINE))}</strong> · ${count}</summary>`
  return ['<details>', summary, '', ...group.map(({ text }) => text), '', '</details>'].join('\n')
}

/** How many of the lengths, in order, have room. */
function fitting(lengths: readonly number[], room: number): number {
  let used = 0
  const end = lengths.findIndex((length) => {
    used += length + MARGIN
    return used > room
  })
  return end === -1 ? lengths.length : end
}

function footer({ version, rules }: Scan): string {
  return `<sub>Ringwall ${markdownCode(version)}, ${plural(rules.size, 'rule')}</sub>`
}

/** GitHub takes 65,536 characters of a comment; what is left is for the lines around the findings. */
const MAX_CHARACTERS = 60_000
/** Characters that the heading of an asset may take, on average. */
const MARGIN = 100
const MAX_GAPS = 30
/** Characters of a name, message or place outside of findings. */
const MAX_LINE = 300
