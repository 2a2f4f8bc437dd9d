import { isComplete, type Rule, type Scan } from '@ringwall/model'
import type { Report } from '../format.ts'
import { complianceFinding, printCoverage } from '../lib/ocsf/index.ts'
import { countBySeverity, printJsonList, printTime } from '../lib/text/index.ts'

/** The whole scan as one JSON object; findings are OCSF Compliance Findings, worst first. */
export const report: Report = {
  id: 'json',
  summary: 'the whole scan as one JSON object',
  mediaType: 'application/json',
  paths: 'as_written',
  write(scan) {
    const findings = Iterator.from(scan.findings).map((finding) => complianceFinding(finding, scan))
    return printJsonList({ ...toJson(scan), findings: [] }, 1, findings)
  },
}

function toJson(scan: Scan): Readonly<Record<string, unknown>> {
  return {
    tool: { name: 'ringwall', version: scan.version },
    scope: scan.scope,
    targets: scan.targets,
    startedAt: printTime(scan.startedAt),
    finishedAt: printTime(scan.finishedAt),
    complete: isComplete(scan.coverage),
    summary: { bySeverity: countBySeverity(scan.findings), summaries: scan.summaries },
    coverage: printCoverage(scan.coverage),
    rules: Array.from(scan.rules.values(), (rule) => toRule(rule, scan)),
  }
}

function toRule({ id, title, severity, standard }: Rule, { tallies }: Scan): Readonly<Record<string, unknown>> {
  return { id, title, severity, standard, tally: tallies.get(id) ?? { pass: 0, fail: 0, notEvaluated: 0 } }
}
