import { SEVERITIES, type Severity, severityId } from '@ringwall/model'

/** The severity of an OCSF id that was written here. */
export function severityOf(id: number): Severity {
  return SEVERITIES.find((severity) => severityId(severity) === id) ?? 'informational'
}

/** Counts by severity, from counts by OCSF id. */
export function bySeverity(counts: Iterable<readonly [number, number]>): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from(counts, ([id, count]) => [severityOf(id), count]))
}
