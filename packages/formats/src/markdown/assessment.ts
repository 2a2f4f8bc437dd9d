import {
  type AssessedControl,
  type AssessedSection,
  type Assessment,
  type Finding,
  type Gap,
  isComplete,
  type Obstacle,
} from '@ringwall/model'
import type { AssessmentReport } from '../format.ts'
import {
  ACCEPTED,
  obstacleWords,
  openPart,
  STATUS_MEANINGS,
  STATUS_SIGNS,
  STATUS_WORDS,
  STATUSES,
  scoreSentences,
} from '../lib/compliance/index.ts'
import {
  clip,
  escapeMarkdown,
  firstPlace,
  markdownCode,
  plural,
  printPlace,
  printTime,
  SEVERITY_SHAPES,
} from '../lib/text/index.ts'

/** GitHub Flavored Markdown for pull requests and wikis, at most 60,000 characters: what does not fit is counted, never silently cut. */
export const assessment: AssessmentReport = {
  id: 'markdown',
  summary: 'GitHub Flavored Markdown, for pull requests and wikis',
  mediaType: 'text/markdown',
  write(it) {
    const top = [headline(it), ...scoreSentences(it.score).map(escapeMarkdown), counts(it), about(it), gaps(it)]
    const head = top.filter((block) => block !== '')
    const room = MAX_CHARACTERS - head.join('\n\n').length
    const filled = it.sections.filter(({ controls }) => controls.length > 0)
    const tries = SHOWN.map((shown) => filled.map((section) => table(section, shown)))
    const fitting = tries.find((blocks) => lengthOf(blocks) <= room) ?? shortened(tries.at(-1) ?? [], room)
    return [`${[...head, ...fitting, footer(it)].join('\n\n')}\n`]
  },
}

function headline({ framework, score }: Assessment): string {
  const name = escapeMarkdown(`${framework.name} ${framework.version}`.trim())
  return `## ${name}: ${score.counts.failed === 0 ? 'no control failed' : `${plural(score.counts.failed, 'control')} failed`}`
}

function counts({ score }: Assessment): string {
  const rows = STATUSES.map(
    (status) =>
      `| ${STATUS_SIGNS[status]} ${STATUS_WORDS[status]} | ${score.counts[status]} | ${STATUS_MEANINGS[status]} |`,
  )
  return ['| status | controls | means |', '| :-- | --: | :-- |', ...rows].join('\n')
}

function about({ framework, scan }: Assessment): string {
  const targets = scan.targets.map((target) => markdownCode(clip(target, MAX_LINE))).join(', ')
  const { coverage } = scan
  const judged = `Assessed ${targets} at ${printTime(scan.finishedAt)}: ${plural(coverage.objectsJudged, 'object')} judged by ${plural(scan.rules.size, 'rule')} in ${plural(coverage.filesRead, 'file')}.`
  const whole = isComplete(coverage)
    ? ''
    : `**Incomplete: ${plural(coverage.gaps.length, 'gap')}.** What is not judged may be wrong.`
  return [judged, whole, escapeMarkdown(framework.note)].filter((part) => part !== '').join(' ')
}

function gaps({ scan }: Assessment): string {
  const all = scan.coverage.gaps
  if (all.length === 0) return ''
  const more = all.length > MAX_GAPS ? [`- and ${plural(all.length - MAX_GAPS, 'more gap')}`] : []
  return ['### Not seen', '', ...all.slice(0, MAX_GAPS).map(printGap), ...more].join('\n')
}

function printGap({ at, message }: Gap): string {
  return `- ${markdownCode(clip(printPlace(at), MAX_LINE))} ${escapeMarkdown(clip(message, MAX_LINE))}`
}

function table({ section, controls }: AssessedSection, shown: number): string {
  const title = `### ${markdownCode(section.id)} ${escapeMarkdown(section.title)}`
  const note = section.note === '' ? [] : [escapeMarkdown(section.note), '']
  const head = ['| status | control | what was found | what no check decides |', '| :-- | :-- | :-- | :-- |']
  return [title, '', ...note, ...head, ...controls.map((control) => row(control, shown))].join('\n')
}

function row(assessed: AssessedControl, shown: number): string {
  const { control, status } = assessed
  const level = control.level === undefined ? '' : ` (${escapeMarkdown(control.level)})`
  const title = `${markdownCode(control.id)} ${escapeMarkdown(control.title)}${level}`
  const cells = [
    `${STATUS_SIGNS[status]} ${STATUS_WORDS[status]}`,
    title,
    said(assessed, shown),
    escapeMarkdown(openPart(assessed)) || 'nothing',
  ]
  return `| ${cells.join(' | ')} |`
}

function said(assessed: AssessedControl, shown: number): string {
  switch (assessed.status) {
    case 'failed':
      return [...printFindings(assessed.findings, shown), ...assessed.because.map(printObstacle)].join('<br>')
    case 'not_evaluated':
      return assessed.because.map(printObstacle).join('<br>')
    case 'partly':
    case 'met':
      return `${plural(assessed.rules.length, 'rule')} passed`
    case 'not_decided':
      return ''
  }
}

/** By rule; what is not shown is counted. */
function printFindings(all: readonly Finding[], shown: number): readonly string[] {
  if (all.length === 0) return [ACCEPTED]
  const groups = Map.groupBy(all.slice(0, shown), ({ rule }) => rule)
  const lines = Array.from(groups.values(), (group) => [...group.slice(0, 1).map(printRule), ...group.map(printPlaces)])
  const more = all.length - shown
  if (more <= 0) return lines.flat()
  return [...lines.flat(), shown === 0 ? plural(more, 'finding') : `and ${plural(more, 'more finding')}`]
}

function printRule({ severity, title, rule }: Finding): string {
  return `${SEVERITY_SHAPES[severity]} ${severity}: ${escapeMarkdown(clip(title, MAX_LINE))} <sub>${escapeMarkdown(rule)}</sub>`
}

function printPlaces(finding: Finding): string {
  const { asset } = finding
  const name = asset.kind === 'kubernetes' ? `${asset.resource} ${asset.namespace}/${asset.name}` : asset.path
  const place = clip(printPlace(firstPlace(finding)), MAX_LINE)
  return `${escapeMarkdown(clip(name, MAX_LINE))} ${place.includes('|') ? escapeMarkdown(place) : markdownCode(place)}`
}

function printObstacle(obstacle: Obstacle): string {
  return escapeMarkdown(obstacleWords(obstacle))
}

/** The first sections that have room; the others are counted. */
function shortened(blocks: readonly string[], room: number): readonly string[] {
  let used = 0
  const end = blocks.findIndex((block) => {
    used += block.length + 2
    return used > room
  })
  const kept = end === -1 ? blocks : blocks.slice(0, end)
  return [...kept, `${plural(blocks.length - kept.length, 'more section')} left out for length.`]
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0)
}

function footer({ framework, scan }: Assessment): string {
  const standard = [framework.publisher, framework.url].filter((part) => part !== '').map(escapeMarkdown)
  const parts = [`Ringwall ${markdownCode(scan.version)}`, ...standard, escapeMarkdown(framework.licence)]
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`
}

/** Findings that are told of a control, the most that have room. */
const SHOWN = [10, 3, 1, 0]
/** GitHub takes 65,536 characters of a comment; what is left is for the footer. */
const MAX_CHARACTERS = 58_000
const MAX_GAPS = 30
/** Characters of a name, message or place. */
const MAX_LINE = 300
