import type { Condition, Test } from '@ringwall/model'
import { type Clue, clueKey, cluesOf } from './clue.ts'

/** How often clues are expected, from 0 to 1: short texts, and what many rules look for, are found often. */
export interface Odds {
  of(clue: Clue): number
}

/** Learns from the conditions of all rules what they look for. */
export function oddsOf(conditions: readonly Condition[]): Odds {
  const rules = new Map<string, number>()
  for (const condition of conditions) {
    const keys = new Set([...testsOf(condition)].flatMap((test) => cluesOf(test).flat().map(clueKey)))
    for (const key of keys) rules.set(key, (rules.get(key) ?? 0) + 1)
  }
  const share = (clue: Clue): number => ((rules.get(clueKey(clue)) ?? 1) - 1) / Math.max(conditions.length, MIN_RULES)
  return { of: (clue) => Math.min(1, baseOdds(clue) + share(clue)) }
}

/** Every test of a condition, as it is written. */
export function* testsOf(condition: Condition): Iterable<Test> {
  switch (condition.kind) {
    case 'test':
      yield condition
      return
    case 'not':
      yield* testsOf(condition.of)
      return
    case 'all':
    case 'any':
      for (const part of condition.of) yield* testsOf(part)
  }
}

function baseOdds(clue: Clue): number {
  switch (clue.kind) {
    case 'equals':
      return isCode(clue.text) ? CODE : 0.3 * LETTER ** clue.text.length
    case 'prefix':
    case 'suffix':
      return 0.6 * LETTER ** clue.text.length
    case 'contains':
      return (clue.field === undefined ? 1 : 0.8) * LETTER ** clue.text.length
    case 'network':
      return 0.02
    case 'number':
      return clue.operator === '=' ? CODE : 0.5
    case 'present':
      return 0.9
  }
}

/** Ids of events and the like: each is one of few. */
function isCode(text: string): boolean {
  return text.length <= 5 && /^\d*$/.test(text)
}

const CODE = 0.1
/** How much rarer a text gets with each letter. */
const LETTER = 0.75
/** Few rules say nothing of what is common. */
const MIN_RULES = 50
