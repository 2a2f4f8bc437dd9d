/** OCSF severity, in snake case, from least to most. `fatal` is not ours to give. */
export type Severity = (typeof SEVERITIES)[number]

/** From least to most severe. */
export const SEVERITIES = ['informational', 'low', 'medium', 'high', 'critical'] as const

/** OCSF `severity_id`: 1 informational to 5 critical; also the order to compare by. */
export function severityId(severity: Severity): number {
  return SEVERITIES.indexOf(severity) + 1
}

/** True where `severity` is `floor` or worse. */
export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return severityId(severity) >= severityId(floor)
}
