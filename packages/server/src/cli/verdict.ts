import { countedFindings, isAtLeast, isComplete, type Scan, type Severity } from '@ringwall/model'
import { EXIT, type ExitCode } from './exit.ts'

/** What a scan means to the one who called. */
export interface ScanVerdict {
  readonly exit: ExitCode
  /** One line for standard error. */
  readonly sentence: string
}

/** Findings at or over `failOn` (`never` for none) beat incompleteness, which beats clean. With a baseline only new findings count. */
export function verdictOf(scan: Scan, failOn: Severity | 'never'): ScanVerdict {
  const floor = failOn === 'never' ? undefined : failOn
  const counted = countedFindings(scan.comparison, scan.findings)
  const failing = floor === undefined ? 0 : counted.filter((f) => isAtLeast(f.severity, floor)).length
  if (floor !== undefined && failing > 0)
    return { exit: EXIT.findings, sentence: `ringwall: failed, ${found(failing, scan)} at or over ${floor} (exit 1)` }
  const gaps = scan.coverage.gaps.length
  if (!isComplete(scan.coverage))
    return {
      exit: EXIT.incomplete,
      sentence: `ringwall: incomplete, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} in what was judged (exit 3)`,
    }
  return { exit: EXIT.clean, sentence: cleanSentence(scan, floor) }
}

function cleanSentence(scan: Scan, floor: Severity | undefined): string {
  const { findings, excepted, coverage, comparison } = scan
  if (coverage.objectsJudged === 0) return 'ringwall: nothing to judge, no rule is about these objects (exit 0)'
  const others = excepted.length === 0 ? '' : `, ${excepted.length} excepted`
  if (findings.length === 0) return `ringwall: ${others === '' ? 'clean' : `passed, nothing open${others}`} (exit 0)`
  const counted = countedFindings(comparison, findings).length
  const below = floor === undefined || counted === 0 ? '' : `, none at or over ${floor}`
  return `ringwall: passed, ${found(counted, scan)}${below}${others} (exit 0)`
}

function found(count: number, { comparison }: Scan): string {
  return `${count} ${comparison === undefined ? '' : 'new '}${count === 1 ? 'finding' : 'findings'}`
}
