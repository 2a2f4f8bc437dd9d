import type { EarlierFinding, Scan } from '@ringwall/model'
import { classify, metadataOf, type OcsfEvent, severityOf } from './event.ts'

/** A finding of the baseline that is fixed, as OCSF Compliance Finding (class 2003), closed. */
export function resolvedFinding(finding: EarlierFinding, scan: Scan): OcsfEvent {
  const { rule, severity, title, asset, name, fingerprint } = finding
  return {
    ...classify(COMPLIANCE_FINDING_CLOSED),
    ...severityOf(severity),
    status_id: 4,
    status: 'Resolved',
    time: scan.finishedAt,
    message: `${name}: ${title}`,
    metadata: { ...metadataOf(scan), event_code: rule },
    finding_info: { uid: fingerprint, title, types: ['posture'], analytic: { uid: rule, type_id: 1, type: 'Rule' } },
    compliance: { control: rule, status_id: 1, status: 'Pass' },
    resources: [{ uid: asset, name, role_id: 3, role: 'Affected' }],
    unmapped: { baseline_state: 'absent' },
  }
}

const COMPLIANCE_FINDING_CLOSED = {
  category: { uid: 2, name: 'Findings' },
  class: { uid: 2003, name: 'Compliance Finding' },
  activity: { id: 3, name: 'Close' },
}
