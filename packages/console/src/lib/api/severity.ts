import type { Severity } from '@ringwall/model'

/** From most to least severe. */
export const SEVERITIES_DOWN = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
] as const satisfies readonly Severity[]

/** The worst severity that is counted, or `undefined` where nothing is. */
export function worstOf(counts: Readonly<Record<string, number>>): Severity | undefined {
  return SEVERITIES_DOWN.find((severity) => (counts[severity] ?? 0) > 0)
}

/** The sum of all counts. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
