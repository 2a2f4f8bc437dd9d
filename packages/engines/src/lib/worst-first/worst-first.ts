import { type Finding, keyOf, severityId } from '@ringwall/model'

/** Worst first, then by asset and rule: the order in which a scan has its findings. */
export function worstFirst<Found extends Finding>(findings: readonly Found[]): readonly Found[] {
  const keyed = findings.map((finding) => ({ finding, key: `${keyOf(finding.asset)} ${finding.rule}` }))
  keyed.sort(
    (a, b) =>
      severityId(b.finding.severity) - severityId(a.finding.severity) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  return keyed.map(({ finding }) => finding)
}
