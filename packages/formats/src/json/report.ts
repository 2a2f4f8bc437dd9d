import {
  type Comparison,
  type EarlierFinding,
  type ExceptionUse,
  isComplete,
  type Rule,
  type Scan,
} from '@ringwall/model'
import type { Report } from '../format.ts'
import { exceptedFinding, findingEvent, printCoverage, printException } from '../lib/ocsf/index.ts'
import { countBySeverity, countComparison, printJsonLists, printTime } from '../lib/text/index.ts'
import { REPORT_VERSION } from './version.ts'

/** The whole scan as one JSON object; findings are OCSF Compliance Findings, worst first. It serves as baseline of a later scan. */
export const report: Report = {
  id: 'json',
  summary: 'the whole scan as one JSON object',
  mediaType: 'application/json',
  paths: 'as_written',
  write(scan) {
    const excepted = Iterator.from(scan.excepted).map((excepted) => exceptedFinding(excepted, scan))
    const findings = Iterator.from(scan.findings).map((finding) => findingEvent(finding, scan))
    return printJsonLists({ ...toJson(scan), excepted: [], findings: [] }, 1, [excepted, findings])
  },
}

function toJson(scan: Scan): Readonly<Record<string, unknown>> {
  const { comparison, findings } = scan
  return {
    reportVersion: REPORT_VERSION,
    tool: { name: 'ringwall', version: scan.version },
    scope: scan.scope,
    targets: scan.targets,
    startedAt: printTime(scan.startedAt),
    finishedAt: printTime(scan.finishedAt),
    complete: isComplete(scan.coverage),
    summary: {
      bySeverity: countBySeverity(findings),
      excepted: scan.excepted.length,
      ...(comparison === undefined ? {} : { baseline: countComparison(comparison, findings) }),
      summaries: scan.summaries,
    },
    coverage: printCoverage(scan.coverage),
    rules: Array.from(scan.rules.values(), (rule) => toRule(rule, scan)),
    exceptions: scan.exceptions.map(toUse),
    ...(comparison === undefined ? {} : { baseline: toBaseline(comparison) }),
  }
}

function toRule({ id, title, severity, standard }: Rule, { tallies }: Scan): Readonly<Record<string, unknown>> {
  return { id, title, severity, standard, tally: tallies.get(id) ?? { pass: 0, fail: 0, notEvaluated: 0 } }
}

function toUse({ exception, state, findings }: ExceptionUse): Readonly<Record<string, unknown>> {
  return { ...printException(exception), state, findings }
}

function toBaseline({ baseline, fixed, excepted, notKnown }: Comparison): Readonly<Record<string, unknown>> {
  return {
    file: baseline.file,
    version: baseline.version,
    targets: baseline.targets,
    startedAt: printTime(baseline.startedAt),
    fixed: fixed.map(toEarlier),
    excepted: excepted.map(toEarlier),
    notKnown: notKnown.map(toEarlier),
  }
}

function toEarlier({
  fingerprint,
  rule,
  severity,
  title,
  name,
  at,
}: EarlierFinding): Readonly<Record<string, unknown>> {
  const place = 'start' in at ? { line: at.start.line, column: at.start.column } : {}
  return { fingerprint, rule, severity, title, asset: name, file: at.file, ...place }
}
