import type { Path } from '@ringwall/model'
import type { Violation } from '../pod-security/index.ts'
import type { Estate } from './estate.ts'

/** A judgment that could not be made, for something that it needs was not given. */
export interface NotKnown {
  /** Lower-case, says what was needed. */
  readonly because: string
  readonly path: Path
}

/** Says that something is absent: a violation where all was given, not known where it may be elsewhere. */
export function absent(estate: Estate, violation: Violation): Violation | NotKnown {
  if (estate.partial === undefined) return violation
  return { because: `${violation.message}, among what was given: ${estate.partial}`, path: violation.path }
}
