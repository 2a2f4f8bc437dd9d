import { countedFindings, type Evidence, type Finding, isComplete, nameOf, type Scan } from '@ringwall/model'
import type { Report, ReportOptions } from '../format.ts'
import { countBySeverity, printable, printEdit, printPlace, SEVERITY_SHAPES, WORST_FIRST } from '../lib/text/index.ts'
import { acceptedRows, listExcepted } from './accepted.ts'
import { judgedLine, notEvaluated, notJudged, notKnown } from './coverage.ts'
import { printDetections } from './detections.ts'
import { type Paint, paint } from './paint.ts'

/**
 * What a person reads: by object, each offending line once, below it what is wrong with it and the fix. With a baseline only
 * what is new is shown; the rest is counted, like what is excepted.
 *
 *     Deployment default/web                         shop/web.yaml
 *       21 │       - name: web
 *          ▲ high  container "web" may run as root            pss-run-as-non-root
 *                  fix: set securityContext.runAsNonRoot: true
 */
export const report: Report = {
  id: 'terminal',
  summary: 'for people',
  mediaType: 'text/plain',
  paths: 'as_written',
  write,
}

function* write(scan: Scan, options: ReportOptions): Iterable<string> {
  const print = paint(options.colour)
  const shown = countedFindings(scan.comparison, scan.findings)
  for (const findings of byAsset(shown)) yield `${printAsset(findings, scan, { print, width: options.width })}\n\n`
  const { showExcepted = false } = options
  if (showExcepted && scan.excepted.length > 0) yield `${listExcepted(scan, print)}\n\n`
  yield `${summary(scan, print, showExcepted)}\n`
}

/** In the order in which each object's worst finding comes. */
function byAsset(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...Map.groupBy(findings, ({ asset }) => nameOf(asset)).values()]
}

function printAsset(
  findings: readonly Finding[],
  scan: Scan,
  { print, width }: { readonly print: Paint; readonly width: number },
): string {
  const detections = findings.filter((finding) => finding.class === 'detection_finding')
  return detections.length > 0 ? printDetections(detections, scan.rules, print) : object(findings, print, width)
}

function object(findings: readonly Finding[], print: Paint, width: number): string {
  const [first] = findings
  if (first === undefined) return ''
  const file = first.evidence[0]?.span.file ?? ''
  const name = first.asset.kind === 'kubernetes' ? workloadName(first.asset) : first.asset.path
  const gap = Math.max(2, width - name.length - file.length)
  return [
    print.strong(printable(name)) + ' '.repeat(gap) + print.dim(printable(file)),
    ...lines(findings, print, file),
  ].join('\n')
}

function workloadName({ resource, namespace, name }: { resource: string; namespace: string; name: string }): string {
  return `${resource} ${namespace}/${name}`
}

interface Place {
  readonly evidence: Evidence
  readonly finding: Finding
}

/** Offending lines in the order of the text, each with all that is wrong with it. */
function lines(findings: readonly Finding[], print: Paint, file: string): readonly string[] {
  const places = findings.flatMap((finding) => finding.evidence.map((evidence) => ({ evidence, finding })))
  const byLine = Map.groupBy(places, ({ evidence: { span } }) => `${span.file}:${span.start.line}`)
  const groups = [...byLine.values()].sort((a, b) => lineOf(a) - lineOf(b))
  return groups.flatMap((group) => [...code(group, print, file), ...group.flatMap((place) => judgment(place, print))])
}

function lineOf([first]: readonly Place[]): number {
  return first?.evidence.span.start.line ?? 0
}

/** The longest excerpt of the group stands for all: a missing field shows one line, a bad block up to four. */
function code(group: readonly Place[], print: Paint, file: string): readonly string[] {
  const [longest] = group.map((p) => p.evidence).sort((a, b) => b.excerpt.lines.length - a.excerpt.lines.length)
  if (longest === undefined) return []
  const where = longest.span.file === file ? [] : [print.dim(`  ${printable(printPlace(longest.span))}`)]
  const { firstLine, lines } = longest.excerpt
  return [
    ...where,
    ...lines.map((text, i) => `${print.dim(`${String(firstLine + i).padStart(5)} │`)} ${printable(text)}`),
  ]
}

function judgment({ evidence, finding }: Place, print: Paint): readonly string[] {
  const label = print.severity(finding.severity, `${SEVERITY_SHAPES[finding.severity]} ${finding.severity}`)
  const said = `      ${label}  ${printable(evidence.message)}  ${print.dim(finding.rule)}`
  if (evidence.edit === undefined) return [said]
  return [said, `        ${print.dim('fix:')} ${printable(printEdit(evidence.edit))}`]
}

function summary(scan: Scan, print: Paint, isListed: boolean): string {
  const title = scan.comparison === undefined ? 'Findings' : 'New findings'
  const rows = [
    [title, findingCounts(countedFindings(scan.comparison, scan.findings), print)],
    ...acceptedRows(scan, isListed),
    ...scan.summaries.map(({ title, counts }) => [
      printable(title),
      counts.map((c) => `${c.count} ${printable(c.label)}`).join(' · '),
    ]),
    ['Judged', judgedLine(scan)],
    ...notKnown(scan).map((text) => ['Not known', text]),
    ...notEvaluated(scan).map((text) => ['Not evaluated', text]),
    ...(isComplete(scan.coverage) ? [] : [['Not judged', notJudged(scan, print)]]),
  ]
  return rows.map(([title = '', text = '']) => `${print.strong(title)}\n  ${text}`).join('\n')
}

function findingCounts(findings: readonly Finding[], print: Paint): string {
  const counts = countBySeverity(findings)
  const shown = WORST_FIRST.filter((severity) => counts[severity] > 0)
  if (shown.length === 0) return 'none'
  return shown.map((s) => print.severity(s, `${SEVERITY_SHAPES[s]} ${counts[s].toLocaleString('en')} ${s}`)).join('  ')
}
