import { type Assessment, isAtLeast, isComplete, type Severity } from '@ringwall/model'
import { EXIT } from '../exit.ts'
import type { ScanVerdict } from '../verdict.ts'

/** Failed controls with a finding at or over `failOn` (`never` for none) beat incompleteness, which beats the rest. */
export function complianceVerdict({ sections, scan, score }: Assessment, failOn: Severity | 'never'): ScanVerdict {
  const floor = failOn === 'never' ? undefined : failOn
  const failing = sections
    .flatMap(({ controls }) => controls)
    .filter((it) => it.status === 'failed' && it.severity !== undefined && isAtOrOver(it.severity, floor)).length
  if (failing > 0)
    return { exit: EXIT.findings, sentence: `ringwall: ${controls(failing)} failed at or over ${floor} (exit 1)` }
  const gaps = scan.coverage.gaps.length
  if (!isComplete(scan.coverage))
    return {
      exit: EXIT.incomplete,
      sentence: `ringwall: incomplete, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} in what was judged (exit 3)`,
    }
  const floored = floor === undefined || score.counts.failed === 0 ? '' : `, none at or over ${floor}`
  return {
    exit: EXIT.clean,
    sentence: `ringwall: ${controls(score.counts.failed)} failed${floored}; ${score.total - score.decided} not judged (exit 0)`,
  }
}

function isAtOrOver(severity: Severity, floor: Severity | undefined): boolean {
  return floor !== undefined && isAtLeast(severity, floor)
}

function controls(count: number): string {
  return count === 0 ? 'no control' : `${count} ${count === 1 ? 'control' : 'controls'}`
}
