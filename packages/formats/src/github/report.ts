import {
  countedFindings,
  type Excepted,
  type Finding,
  type Gap,
  nameOf,
  type Severity,
  type Span,
} from '@ringwall/model'
import type { Report } from '../format.ts'
import {
  firstPlace,
  lastLine,
  plural,
  printAcceptance,
  printable,
  printComparison,
  printEdit,
  printJudged,
  repositoryPath,
} from '../lib/text/index.ts'

/**
 * GitHub Actions workflow commands, one for every finding at its first place, worst first, then a warning for every gap.
 * With a baseline only what is new is annotated. What is excepted is in the log, without annotation. GitHub shows ten annotations of a kind for each step; the log has them all, and last the counts.
 */
export const report: Report = {
  id: 'github',
  summary: 'annotations for GitHub Actions',
  mediaType: 'text/plain',
  paths: 'in_repository',
  *write({ findings, excepted, coverage, comparison }) {
    for (const finding of countedFindings(comparison, findings)) yield `${annotate(finding)}\n`
    for (const gap of coverage.gaps) yield `${warn(gap)}\n`
    for (const each of excepted) yield `${logged(each)}\n`
    const counts = `${printJudged(coverage)} judged, ${plural(findings.length, 'finding')}`
    const others = [
      ...(excepted.length === 0 ? [] : [`${excepted.length.toLocaleString('en')} excepted`]),
      ...(comparison === undefined ? [] : printComparison(comparison, findings)),
    ]
    yield `${[counts, plural(coverage.gaps.length, 'gap'), ...others].join(', ')}\n`
  },
}

function annotate(finding: Finding): string {
  const [first, ...others] = finding.evidence
  const fix = `to fix: ${first?.edit === undefined ? finding.remediation : printEdit(first.edit)}`
  const more = others.length === 0 ? [] : [`and in ${plural(others.length, 'more place')}`]
  const lines = [`${nameOf(finding.asset)}: ${first?.message ?? finding.title}`, ...more, fix]
  return command(COMMANDS[finding.severity], {
    title: `${finding.title} (${finding.rule})`,
    at: firstPlace(finding),
    lines,
  })
}

/** A line of the log: it begins with a word, and so is no command. */
function logged({ finding, exception }: Excepted): string {
  const what = `${nameOf(finding.asset)}: ${finding.evidence[0]?.message ?? finding.title} (${finding.rule})`
  return escapeData(`excepted: ${what}: ${printAcceptance(exception)}`).replaceAll('##[', '## [')
}

function warn({ code, message, at }: Gap): string {
  return command('warning', { title: `not judged: ${code}`, at, lines: [message] })
}

interface Annotation {
  readonly title: string
  readonly at: Gap['at']
  readonly lines: readonly string[]
}

/** `::error file=a,line=1,endLine=1,col=2,title=b::c` */
function command(name: string, { title, at, lines }: Annotation): string {
  const place = 'start' in at ? region(at) : {}
  const properties = Object.entries({ file: repositoryPath(at.file), ...place, title })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${properties.join(',')}::${lines.map(escapeData).join('%0A')}`
}

/** A column counts only where one line is marked. */
function region(span: Span): Readonly<Record<string, number>> {
  const { line, column } = span.start
  const endLine = lastLine(span)
  return endLine === line ? { line, endLine, col: column } : { line, endLine }
}

/** As `@actions/core` escapes what follows the second `::`; line ends in text from outside are spaces. */
function escapeData(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' ')).replaceAll('%', '%25')
}

/** As `@actions/core` escapes the value of a property, which ends at a comma or colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  informational: 'notice',
}
