import { isComplete, type Scan } from '@ringwall/model'
import { plural, printJudged, printPlace } from '../text/index.ts'
import { printCoverage } from './coverage.ts'
import { classify, metadataOf, type OcsfEvent, scanUid, severityOf } from './event.ts'

/** The scan as OCSF Scan Activity (class 6007), completed. Its status is Failure where anything went unjudged, and says what. */
export function scanActivity(scan: Scan): OcsfEvent {
  const { coverage, findings, excepted } = scan
  const accepted = excepted.length === 0 ? '' : `, ${excepted.length.toLocaleString('en')} excepted`
  return {
    ...classify(SCAN_COMPLETED),
    ...severityOf('informational'),
    ...outcome(scan),
    time: scan.finishedAt,
    start_time: scan.startedAt,
    end_time: scan.finishedAt,
    duration: scan.finishedAt - scan.startedAt,
    message: [
      `judged ${printJudged(coverage)} of ${scan.targets.join(', ')}`,
      `${plural(findings.length, 'finding')}${accepted}, ${plural(coverage.gaps.length, 'gap')}`,
    ].join(': '),
    metadata: metadataOf(scan),
    scan: { uid: scanUid(scan), name: scan.targets.join(', '), type_id: 1, type: 'Manual' },
    num_files: coverage.filesRead,
    num_detections: findings.length,
    num_skipped_items: coverage.gaps.length,
    total: coverage.objectsJudged,
    unmapped: { coverage: printCoverage(coverage) },
  }
}

function outcome({ coverage }: Scan): OcsfEvent {
  if (isComplete(coverage)) return { status_id: 1, status: 'Success' }
  const gaps = coverage.gaps.map((gap) => `${printPlace(gap.at)}: ${gap.code}: ${gap.message}`)
  return { status_id: 2, status: 'Failure', status_detail: gaps.join('\n') }
}

const SCAN_COMPLETED = {
  category: { uid: 6, name: 'Application Activity' },
  class: { uid: 6007, name: 'Scan Activity' },
  activity: { id: 2, name: 'Completed' },
}
