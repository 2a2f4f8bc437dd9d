import type { Condition } from '@ringwall/model'
import { type Clue, cluesOf } from './clue.ts'
import type { Odds } from './odds.ts'

/** Clues of which one at least is there wherever a condition holds. */
export interface Witness {
  readonly clues: readonly Clue[]
  /** How often one is expected to be, at most 1. */
  readonly odds: number
}

/**
 * The rarest witness of a condition: of parts that must all hold that of one of them, of alternatives those of each; what is
 * denied needs nothing. `undefined` where the condition may hold though nothing is there. A condition that never holds has a
 * witness without clues.
 */
export function witnessOf(condition: Condition, odds: Odds): Witness | undefined {
  switch (condition.kind) {
    case 'test':
      return rarest(cluesOf(condition).map((clues) => weighed(clues, odds)))
    case 'not':
      return undefined
    case 'all':
      return rarest(condition.of.map((part) => witnessOf(part, odds)))
    case 'any': {
      const parts = condition.of.map((part) => witnessOf(part, odds))
      return parts.every((part) => part !== undefined)
        ? weighed(
            parts.flatMap(({ clues }) => clues),
            odds,
          )
        : undefined
    }
  }
}

function rarest(witnesses: readonly (Witness | undefined)[]): Witness | undefined {
  return witnesses.reduce(
    (best, next) => (next !== undefined && next.odds < (best?.odds ?? 2) ? next : best),
    undefined,
  )
}

function weighed(clues: readonly Clue[], odds: Odds): Witness {
  return {
    clues,
    odds: Math.min(
      1,
      clues.reduce((sum, clue) => sum + odds.of(clue), 0),
    ),
  }
}
