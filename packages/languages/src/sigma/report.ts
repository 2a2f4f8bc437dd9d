import type { Located, Path } from '@ringwall/model'
import { printPath } from '@ringwall/model'
import type { RuleProblem, RuleProblemCode } from '../language.ts'

/** Collects what is wrong with one document. */
export interface Report {
  /** What keeps the rule from running. */
  readonly refusals: RuleProblem[]
  /** What is odd and does not. */
  readonly remarks: RuleProblem[]
  refuse(path: Path, code: RuleProblemCode, message: string): undefined
  remark(path: Path, code: RuleProblemCode, message: string): void
}

export function reportOn(document: Located): Report {
  const refusals: RuleProblem[] = []
  const remarks: RuleProblem[] = []
  const problem = (path: Path, code: RuleProblemCode, message: string): RuleProblem => ({
    code,
    message,
    field: printPath(path),
    at: document.locate(path),
  })
  return {
    refusals,
    remarks,
    refuse: (path, code, message) => {
      if (refusals.length < MAX_PROBLEMS) refusals.push(problem(path, code, message))
      return undefined
    },
    remark: (path, code, message) => {
      if (remarks.length < MAX_PROBLEMS) remarks.push(problem(path, code, message))
    },
  }
}

/** Of one document; the rest only repeats them. */
const MAX_PROBLEMS = 20
