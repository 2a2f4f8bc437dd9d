import type { Coverage, Gap } from '@ringwall/model'

/** What a scan saw and did not see, as JSON: OCSF has no attributes for it, so that it travels in `unmapped`. */
export function printCoverage(coverage: Coverage): Readonly<Record<string, unknown>> {
  return { ...coverage, gaps: coverage.gaps.map(printGap), notGiven: coverage.notGiven.map(printGap) }
}

/** A gap with its place flat: `line` and `column` only where there is one to name. */
export function printGap({ code, message, at }: Gap): Readonly<Record<string, unknown>> {
  const place = 'start' in at ? { line: at.start.line, column: at.start.column } : {}
  return { code, message, file: at.file, ...place }
}
