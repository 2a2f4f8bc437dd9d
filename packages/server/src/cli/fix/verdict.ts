import { plural } from '@ringwall/formats/lib/text'
import { isComplete } from '@ringwall/model'
import { EXIT, type ExitCode } from '../exit.ts'
import type { FixOutcome } from './outcome.ts'

export interface FixVerdict {
  readonly exit: ExitCode
  /** One line for standard error. */
  readonly sentence: string
}

/** What could be fixed and was not written beats incompleteness, which beats clean. What needs leave or a person is not to be fixed here. */
export function fixVerdict({ plan, files }: FixOutcome): FixVerdict {
  const fixes = files.reduce((sum, { file }) => sum + file.made.length, 0)
  const where = `${plural(fixes, 'place')} in ${plural(files.length, 'file')}`
  const left = files.filter(({ state }) => state.kind === 'left').length
  if (left > 0)
    return {
      exit: EXIT.findings,
      sentence: `ringwall: ${left} of ${plural(files.length, 'file')} not written (exit 1)`,
    }
  if (files.some(({ state }) => state.kind === 'shown'))
    return { exit: EXIT.findings, sentence: `ringwall: ${where} can be fixed, --write does it (exit 1)` }
  const done = fixes === 0 ? nothing(plan) : `fixed ${where}`
  if (isComplete(plan.scan.coverage)) return { exit: EXIT.clean, sentence: `ringwall: ${done} (exit 0)` }
  const gaps = plural(plan.scan.coverage.gaps.length, 'gap')
  return { exit: EXIT.incomplete, sentence: `ringwall: ${done}; incomplete, ${gaps} in what was judged (exit 3)` }
}

function nothing({ unfixed }: FixOutcome['plan']): string {
  return unfixed.some(({ because }) => because.kind === 'unsafe') ? 'nothing to fix without --unsafe' : 'nothing to fix'
}
