import { baselineState, isComplete, type Scan } from '@ringwall/model'
import type { Report } from '../format.ts'
import { printJsonList, printTime } from '../lib/text/index.ts'
import { notification } from './notification.ts'
import { result } from './result.ts'
import { descriptor } from './rule.ts'
import { absent, suppressed } from './standing.ts'

/** Static Analysis Results Interchange Format 2.1.0 (OASIS, Errata 01), with the properties that GitHub code scanning reads. */
export const report: Report = {
  id: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  mediaType: 'application/sarif+json',
  paths: 'in_repository',
  write(scan) {
    return printJsonList({ $schema: SCHEMA, version: '2.1.0', runs: [run(scan)] }, 3, results(scan))
  },
}

/** Where one result says whether it is suppressed, or how it stands to a baseline, all of them do (SARIF §3.27.23, §3.27.24). */
function* results(scan: Scan): Iterable<object> {
  const { comparison, excepted, findings } = scan
  const indices = new Map([...scan.rules.keys()].map((id, index) => [id, index]))
  const isSuppressing = excepted.length > 0
  for (const finding of findings)
    yield {
      ...result(finding, indices),
      baselineState: baselineState(comparison, finding),
      suppressions: isSuppressing ? [] : undefined,
    }
  for (const each of excepted) yield suppressed(each, comparison, indices)
  for (const fixed of comparison?.fixed ?? []) yield absent(fixed, indices, isSuppressing)
}

/** SARIF §3.14, its results left to be written. */
function run(scan: Scan): object {
  return {
    tool: { driver: driver(scan) },
    automationDetails: { id: automationId(scan) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The directory that the scan was started in.' } } },
    invocations: [
      {
        executionSuccessful: isComplete(scan.coverage),
        startTimeUtc: printTime(scan.startedAt),
        endTimeUtc: printTime(scan.finishedAt),
        toolExecutionNotifications: scan.coverage.gaps.map(notification),
      },
    ],
    results: [],
  }
}

function driver({ version, rules }: Scan): object {
  return {
    name: 'Ringwall',
    semanticVersion: version,
    rules: Array.from(rules.values(), descriptor),
  }
}

/** SARIF §3.17.3: all before the last slash names the kind of run, so that scans of other targets do not close its alerts. */
function automationId({ targets }: Scan): string {
  return `ringwall/${targets.map((target) => encodeURIComponent(target.toWellFormed())).join('+')}/`
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
