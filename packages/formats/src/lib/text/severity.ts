import { type Finding, SEVERITIES, type Severity } from '@ringwall/model'

/** From most to least severe. */
export const WORST_FIRST: readonly Severity[] = SEVERITIES.toReversed()

/** Severity without colour: each has a shape of its own. */
export const SEVERITY_SHAPES: Readonly<Record<Severity, string>> = {
  critical: '◆',
  high: '▲',
  medium: '●',
  low: '■',
  informational: '○',
}

/** How many findings there are of each severity, worst first; none is 0. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 }
  for (const finding of findings) counts[finding.severity]++
  return counts
}
