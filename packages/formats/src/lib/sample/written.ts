import type { Scan } from '@ringwall/model'
import type { Report, ReportOptions } from '../../format.ts'

/** A whole report as one text. */
export function written(report: Report, scan: Scan, options: ReportOptions): string {
  return [...report.write(scan, options)].join('')
}
