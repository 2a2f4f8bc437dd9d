import { type AssessedControl, type Assessment, type Finding, isComplete, nameOf } from '@ringwall/model'
import type { AssessmentReport } from '../format.ts'
import { FORMULA, openPart } from '../lib/compliance/index.ts'
import { printCoverage } from '../lib/ocsf/index.ts'
import { printJsonList, printTime } from '../lib/text/index.ts'

/** The whole assessment as one JSON object: every control with its status, its findings, and what no check decides. */
export const assessment: AssessmentReport = {
  id: 'json',
  summary: 'the whole assessment as one JSON object',
  mediaType: 'application/json',
  write(it) {
    const sections = Iterator.from(it.sections).map(({ section: { id, title, note }, controls }) => {
      return { id, title, note, controls: controls.map(toControl) }
    })
    return printJsonList({ ...head(it), sections: [] }, 1, sections)
  },
}

function head({ framework, scan, score }: Assessment): Readonly<Record<string, unknown>> {
  const { id, name, version, publisher, url, licence, note } = framework
  return {
    tool: { name: 'ringwall', version: scan.version },
    framework: { id, name, version, publisher, url, licence, note },
    scope: scan.scope,
    targets: scan.targets,
    startedAt: printTime(scan.startedAt),
    finishedAt: printTime(scan.finishedAt),
    complete: isComplete(scan.coverage),
    score: { ...score, notJudged: score.total - score.decided, formula: FORMULA },
    coverage: printCoverage(scan.coverage),
  }
}

function toControl(assessed: AssessedControl): Readonly<Record<string, unknown>> {
  const { control, status, rules } = assessed
  return {
    id: control.id,
    title: control.title,
    level: control.level,
    status,
    severity: status === 'failed' ? assessed.severity : undefined,
    undecided: openPart(assessed),
    decidedBy: control.decidedBy,
    also: control.also,
    rules,
    because: 'because' in assessed ? assessed.because : [],
    findings: status === 'failed' ? assessed.findings.map(toFinding) : [],
  }
}

function toFinding({
  rule,
  severity,
  title,
  asset,
  evidence,
  fingerprint,
}: Finding): Readonly<Record<string, unknown>> {
  const places = evidence.map(({ message, span: { file, start } }) => ({ file, ...start, message }))
  return { rule, severity, title, asset: nameOf(asset), places, fingerprint }
}
