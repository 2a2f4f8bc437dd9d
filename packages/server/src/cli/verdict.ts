import { isAtLeast, isComplete, type Scan, type Severity } from '@ringwall/model'
import { EXIT, type ExitCode } from './exit.ts'

/** What a scan means to the one who called. */
export interface ScanVerdict {
  readonly exit: ExitCode
  /** One line for standard error. */
  readonly sentence: string
}

/** Findings at or over `failOn` (`never` for none) beat incompleteness, which beats clean. */
export function verdictOf(scan: Scan, failOn: Severity | 'never'): ScanVerdict {
  const floor = failOn === 'never' ? undefined : failOn
  const failing = floor === undefined ? 0 : scan.findings.filter((f) => isAtLeast(f.severity, floor)).length
  if (floor !== undefined && failing > 0) return { exit: EXIT.findings, sentence: failedSentence(failing, floor) }
  const gaps = scan.coverage.gaps.length
  if (!isComplete(scan.coverage))
    return {
      exit: EXIT.incomplete,
      sentence: `ringwall: incomplete, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} in what was judged (exit 3)`,
    }
  return { exit: EXIT.clean, sentence: cleanSentence(scan, floor) }
}

function failedSentence(count: number, floor: Severity): string {
  return `ringwall: failed, ${count} ${count === 1 ? 'finding' : 'findings'} at or over ${floor} (exit 1)`
}

function cleanSentence({ findings, coverage }: Scan, floor: Severity | undefined): string {
  if (coverage.objectsJudged === 0) return 'ringwall: nothing to judge, no rule is about these objects (exit 0)'
  if (findings.length === 0) return 'ringwall: clean (exit 0)'
  return `ringwall: passed, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}${floor === undefined ? '' : `, none at or over ${floor}`} (exit 0)`
}
