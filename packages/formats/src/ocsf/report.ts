import type { Report } from '../format.ts'
import { exceptedFinding, findingEvent, resolvedFinding, scanActivity } from '../lib/ocsf/index.ts'
import { printJson } from '../lib/text/index.ts'

/**
 * JSON Lines of OCSF events: a Compliance Finding for every finding, worst first, then one that is suppressed for all that
 * is excepted, one that is resolved for all of the baseline that is fixed, and last the Scan Activity.
 */
export const report: Report = {
  id: 'ocsf',
  summary: 'OCSF events, one a line, for a SIEM or data lake',
  mediaType: 'application/jsonl',
  paths: 'as_written',
  *write(scan) {
    for (const finding of scan.findings) yield `${printJson(findingEvent(finding, scan), 0)}\n`
    for (const excepted of scan.excepted) yield `${printJson(exceptedFinding(excepted, scan), 0)}\n`
    for (const fixed of scan.comparison?.fixed ?? []) yield `${printJson(resolvedFinding(fixed, scan), 0)}\n`
    yield `${printJson(scanActivity(scan), 0)}\n`
  },
}
