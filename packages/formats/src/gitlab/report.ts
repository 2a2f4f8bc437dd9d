import { sha256 } from '@ringwall/base/hash'
import {
  type Evidence,
  type Excepted,
  type Finding,
  type Gap,
  nameOf,
  printPath,
  type Severity,
  type Span,
} from '@ringwall/model'
import type { Report } from '../format.ts'
import { lastLine, printAcceptance, printable, printEdit, printJsonList, repositoryPath } from '../lib/text/index.ts'

/**
 * GitLab Code Quality report: one element for every place of every finding, worst first, then one of severity `info` for
 * every place that is excepted and every gap in a file. GitLab itself compares with the target branch.
 */
export const report: Report = {
  id: 'gitlab',
  summary: 'a GitLab Code Quality report',
  mediaType: 'application/json',
  paths: 'in_repository',
  write({ findings, excepted, coverage }) {
    const gaps = coverage.gaps.filter((gap) => gap.at.file !== '')
    return printJsonList(
      [],
      0,
      distinct([...findings.flatMap(places), ...excepted.flatMap(accepted), ...gaps.map(missed)]),
    )
  },
}

/** GitLab Docs, Code Quality, "Code Quality report format". */
interface Element {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

function places(finding: Finding): readonly Element[] {
  return finding.evidence.map((evidence) => ({
    description: printable(sentence(finding, evidence)),
    check_name: finding.rule,
    fingerprint: sha256([finding.fingerprint, printPath(evidence.path)]),
    severity: SEVERITIES[finding.severity],
    location: locate(evidence.span),
  }))
}

function sentence({ asset }: Finding, { message, edit }: Evidence): string {
  const what = `${nameOf(asset)}: ${message}`
  return edit === undefined ? what : `${what}; to fix: ${printEdit(edit)}`
}

function accepted({ finding, exception }: Excepted): readonly Element[] {
  return finding.evidence.map((evidence) => ({
    description: printable(`excepted: ${sentence(finding, evidence)}; ${printAcceptance(exception)}`),
    check_name: finding.rule,
    fingerprint: sha256(['excepted', finding.fingerprint, printPath(evidence.path)]),
    severity: 'info',
    location: locate(evidence.span),
  }))
}

function missed({ code, message, at }: Gap): Element {
  return {
    description: printable(`not judged: ${message}`),
    check_name: 'coverage',
    fingerprint: sha256(['coverage', code, at.file, message]),
    severity: 'info',
    location: locate(at),
  }
}

/** A whole file is its first line. */
function locate(at: Gap['at']): Element['location'] {
  return { path: repositoryPath(at.file), lines: 'start' in at ? lines(at) : { begin: 1, end: 1 } }
}

function lines(span: Span): Element['location']['lines'] {
  return { begin: span.start.line, end: lastLine(span) }
}

/** GitLab shows one element of those that share a fingerprint: later ones get their number into it. */
function distinct(elements: readonly Element[]): readonly Element[] {
  const seen = new Map<string, number>()
  return elements.map((element) => {
    const before = seen.get(element.fingerprint) ?? 0
    seen.set(element.fingerprint, before + 1)
    return before === 0 ? element : { ...element, fingerprint: sha256([element.fingerprint, String(before)]) }
  })
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  informational: 'info',
}
