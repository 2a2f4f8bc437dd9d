import type { Span } from './span.ts'

/** What a scan saw, and what it could not see or judge. */
export interface Coverage {
  /** Files that were opened and read. */
  readonly filesRead: number
  /** Files that were not asked for: other types, and what configuration excludes. */
  readonly filesIgnored: number
  /** Objects, or where `unit` says so events, that at least one rule judged. */
  readonly objectsJudged: number
  readonly unit?: 'event'
  /** Objects that no rule is about, by `apiVersion/kind`, or events by their log. Not a gap: nothing was missed. */
  readonly passedOver: Readonly<Record<string, number>>
  readonly gaps: readonly Gap[]
  /** Judgments that need to see more than was given. Not a gap: what was given was judged. */
  readonly notGiven: readonly Gap[]
}

/** Something that should have been judged and was not, or not wholly. */
export interface Gap {
  readonly code: GapCode
  /** Lower-case, names the field and the value. */
  readonly message: string
  /** The place, or the file or directory alone where there is no line to name. */
  readonly at: Span | { readonly file: string }
}

export type GapCode =
  | 'missing'
  | 'unreadable'
  | 'outside_target'
  | 'directory_loop'
  | 'too_deep'
  | 'too_large'
  | 'binary'
  | 'not_utf8'
  | 'empty'
  | 'syntax'
  | 'duplicate_key'
  | 'alias_expansion'
  | 'not_an_object'
  | 'wrong_type'
  | 'template'
  | 'overlay'
  | 'nothing_judged'
  | 'not_given'
  | 'rule_refused'
  | 'unknown_log'
  | 'no_time'
  | 'truncated'
  | 'not_evaluated'
  | 'stale'

/** True where nothing that was asked for went unjudged. */
export function isComplete(coverage: Coverage): boolean {
  return coverage.gaps.length === 0
}
