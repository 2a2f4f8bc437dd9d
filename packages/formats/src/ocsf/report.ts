import type { Report } from '../format.ts'
import { complianceFinding, scanActivity } from '../lib/ocsf/index.ts'
import { printJson } from '../lib/text/index.ts'

/** JSON Lines of OCSF events: a Compliance Finding for every finding, worst first, and last the Scan Activity. */
export const report: Report = {
  id: 'ocsf',
  summary: 'OCSF events, one a line, for a SIEM or data lake',
  mediaType: 'application/jsonl',
  paths: 'as_written',
  *write(scan) {
    for (const finding of scan.findings) yield `${printJson(complianceFinding(finding, scan), 0)}\n`
    yield `${printJson(scanActivity(scan), 0)}\n`
  },
}
