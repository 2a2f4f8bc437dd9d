import type { Literals, Needs } from '../pattern/index.ts'

/** An operator with its argument. */
export interface Operator {
  readonly matches: (value: string) => boolean
  /** Of a value that matches: what was found and its groups; empty where the operator has none to tell. */
  readonly groups: (value: string) => readonly string[]
  /** What a value must have to match, where that is known. */
  readonly needs?: Needs
}

/** The text of a data file that a rule names, bytes as characters; `undefined` where there is none. */
export type ReadData = (path: string) => string | undefined

/** An operator that has nothing to tell of what it found. */
export function plainOperator(matches: (value: string) => boolean, ...allOf: readonly Literals[]): Operator {
  return { matches, groups: () => [], needs: { length: 0, allOf } }
}
