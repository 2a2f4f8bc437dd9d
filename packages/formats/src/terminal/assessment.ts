import { type AssessedControl, type AssessedSection, type Assessment, type Finding, isComplete } from '@ringwall/model'
import type { AssessmentReport } from '../format.ts'
import {
  ACCEPTED,
  obstacleWords,
  openPart,
  STATUS_SIGNS,
  STATUS_WORDS,
  STATUSES,
  scoreSentences,
} from '../lib/compliance/index.ts'
import { firstPlace, plural, printable, printPlace, SEVERITY_SHAPES } from '../lib/text/index.ts'
import { judgedLine, notJudged } from './coverage.ts'
import { type Paint, paint } from './paint.ts'

/**
 * What a person reads: by section, each control that rules speak of, with its first findings and what no check decides; the
 * others by their numbers.
 *
 *     5.1 · Roles and service accounts
 *       ✗ 5.1.1  cluster-admin is bound only where it is needed
 *           ◆ critical  ClusterRoleBinding -/admins  rbac/admins.yaml:6:1  rbac-cluster-admin-bound
 *       · 1 not decided: 5.1.9
 *       no check decides, of 5.1.1, 5.1.9: …
 */
export const assessment: AssessmentReport = {
  id: 'terminal',
  summary: 'for people',
  mediaType: 'text/plain',
  *write(it, options) {
    const print = paint(options.colour)
    const { name, version, note } = it.framework
    yield `${print.strong(printable(`${name} ${version}`.trim()))}\n${note === '' ? '' : `${printable(note)}\n`}\n`
    for (const section of it.sections) if (section.controls.length > 0) yield `${printSection(section, print)}\n\n`
    yield `${summary(it, print)}\n`
  },
}

function printSection({ section, controls }: AssessedSection, print: Paint): string {
  const spoken = controls.filter(({ status }) => status !== 'not_decided')
  const silent = controls.filter(({ status }) => status === 'not_decided')
  const heading = print.strong(printable(`${section.id} · ${section.title}`))
  const lines = [...spoken.flatMap((control) => printControl(control, print)), ...printSilent(silent, print)]
  return [heading, ...lines, ...printOpen(controls, print)].join('\n')
}

function printControl(assessed: AssessedControl, print: Paint): readonly string[] {
  const { control } = assessed
  const line = `  ${sign(assessed.status, print)} ${printable(control.id)}  ${printable(control.title)}`
  return [line, ...details(assessed, print)]
}

/** What no check decides: each sentence once, with the controls that it is about. */
function printOpen(controls: readonly AssessedControl[], print: Paint): readonly string[] {
  const sentences = Map.groupBy(controls, openPart)
  sentences.delete('')
  return Array.from(sentences, ([sentence, about]) => {
    const ids = about.length === controls.length ? '' : `, of ${about.map(({ control }) => control.id).join(', ')}`
    return print.dim(printable(`  no check decides${ids}: ${sentence}`))
  })
}

function details(assessed: AssessedControl, print: Paint): readonly string[] {
  switch (assessed.status) {
    case 'failed': {
      if (assessed.findings.length === 0) return [`      ${ACCEPTED}`]
      const shown = assessed.findings.slice(0, MAX_FINDINGS).map((finding) => `      ${printFinding(finding, print)}`)
      const more = assessed.findings.length - shown.length
      return more === 0 ? shown : [...shown, print.dim(`      … and ${plural(more, 'more finding')}`)]
    }
    case 'not_evaluated':
      return assessed.because.map((obstacle) => `      not evaluated: ${printable(obstacleWords(obstacle))}`)
    case 'partly':
    case 'met':
    case 'not_decided':
      return []
  }
}

function printFinding(finding: Finding, print: Paint): string {
  const { severity, asset, rule } = finding
  const label = print.severity(severity, `${SEVERITY_SHAPES[severity]} ${severity}`)
  const name = asset.kind === 'kubernetes' ? `${asset.resource} ${asset.namespace}/${asset.name}` : asset.path
  return `${label}  ${printable(name)}  ${printable(printPlace(firstPlace(finding)))}  ${print.dim(rule)}`
}

function printSilent(silent: readonly AssessedControl[], print: Paint): readonly string[] {
  if (silent.length === 0) return []
  const ids = silent.map(({ control }) => control.id).join(', ')
  return [`  ${sign('not_decided', print)} ${print.dim(printable(`${silent.length} not decided: ${ids}`))}`]
}

function sign(status: AssessedControl['status'], print: Paint): string {
  return status === 'failed' ? print.severity('high', STATUS_SIGNS[status]) : STATUS_SIGNS[status]
}

function summary({ scan, score }: Assessment, print: Paint): string {
  const counts = STATUSES.map((status) => `${sign(status, print)} ${score.counts[status]} ${STATUS_WORDS[status]}`)
  const rows = [
    ['Controls', [counts.join('  '), ...scoreSentences(score)].join('\n  ')],
    ['Judged', judgedLine({ ...scan, coverage: { ...scan.coverage, passedOver: {} } })],
    ...(isComplete(scan.coverage) ? [] : [['Not judged', notJudged(scan, print)]]),
  ]
  return rows.map(([title = '', text = '']) => `${print.strong(title)}\n  ${text}`).join('\n')
}

/** Findings that are shown of a control; the other formats and `ringwall scan` name more. */
const MAX_FINDINGS = 3
