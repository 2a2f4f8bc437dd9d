import type { Condition, Match, Test } from '@ringwall/model'

/** Holds where every one of them does. */
export function all(...of: readonly Condition[]): Condition {
  return Object.freeze({ kind: 'all', of: Object.freeze([...of]) })
}

/** Holds where one of them does. */
export function any(...of: readonly Condition[]): Condition {
  return Object.freeze({ kind: 'any', of: Object.freeze([...of]) })
}

/** Holds where it does not. */
export function not(of: Condition): Condition {
  return Object.freeze({ kind: 'not', of })
}

/** A test of a field, or of every value of the event; folds case and is content with one element unless told otherwise. */
export function test(field: string | undefined, match: Match, flags: Partial<Pick<Test, 'case' | 'list'>> = {}): Test {
  const frozen = match.kind === 'pattern' ? { ...match, pieces: Object.freeze([...match.pieces]) } : match
  return Object.freeze({ kind: 'test', field, match: Object.freeze(frozen), case: 'folded', list: 'some', ...flags })
}
