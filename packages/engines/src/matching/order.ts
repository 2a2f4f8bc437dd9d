import { all, any, not } from '@ringwall/languages/lib/condition'
import type { Condition, Test } from '@ringwall/model'
import { cluesOf } from './clue.ts'
import type { Odds } from './odds.ts'

/** What it costs to evaluate a condition, in comparisons of short texts, and how often it is expected to hold. */
export interface Estimate {
  readonly cost: number
  readonly odds: number
}

/** The same condition, asked in the order that is expected to cost least, with what that costs. */
export function ordered(condition: Condition, odds: Odds): Estimate & { readonly condition: Condition } {
  switch (condition.kind) {
    case 'test':
      return { condition, cost: costOf(condition), odds: testOdds(condition, odds) }
    case 'not': {
      const inner = ordered(condition.of, odds)
      return { condition: not(inner.condition), cost: inner.cost, odds: 1 - inner.odds }
    }
    case 'all': {
      const parts = condition.of.map((part) => ordered(part, odds)).sort(byGain((part) => 1 - part.odds))
      return { condition: all(...parts.map((part) => part.condition)), ...chain(parts, (part) => part.odds) }
    }
    case 'any': {
      const parts = condition.of.map((part) => ordered(part, odds)).sort(byGain((part) => part.odds))
      const { cost, odds: none } = chain(parts, (part) => 1 - part.odds)
      return { condition: any(...parts.map((part) => part.condition)), cost, odds: 1 - none }
    }
  }
}

/** First what is cheap for how often it decides. */
function byGain(decides: (part: Estimate) => number): (a: Estimate, b: Estimate) => number {
  return (a, b) => a.cost * decides(b) - b.cost * decides(a)
}

/** Each part is asked only where all before it went on. */
function chain(parts: readonly Estimate[], goesOn: (part: Estimate) => number): Estimate {
  let cost = 0
  let odds = 1
  for (const part of parts) {
    cost += odds * part.cost
    odds *= goesOn(part)
  }
  return { cost, odds }
}

function testOdds(test: Test, odds: Odds): number {
  const rarest = cluesOf(test).map((clues) => clues.reduce((sum, clue) => sum + odds.of(clue), LEAST))
  return Math.min(rarest.length === 0 ? 0.5 : 0.95, ...rarest)
}

function costOf({ field, match }: Test): number {
  return COSTS[match.kind] * (field === undefined ? EVERY_VALUE : 1)
}

const COSTS: Readonly<Record<Test['match']['kind'], number>> = {
  exists: 0.5,
  null: 0.5,
  equals: 1,
  prefix: 1,
  suffix: 1,
  contains: 2,
  compare: 3,
  field: 4,
  pattern: 5,
  cidr: 10,
  regex: 100,
}
const EVERY_VALUE = 30
const LEAST = 0.001
