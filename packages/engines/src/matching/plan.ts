import type { Condition, LogSource, Rule } from '@ringwall/model'
import { type Odds, oddsOf } from './odds.ts'
import { ordered } from './order.ts'
import { type Witness, witnessOf } from './witness.ts'

/** A rule with a condition, how it is matched where nothing is known of its events, and what it has cost. */
export interface Plan {
  readonly rule: Rule
  /** Its place among all rules. */
  readonly order: number
  readonly source: LogSource
  readonly approach: Approach
  /** How often it was evaluated, and held, and the milliseconds that took where there is a clock. */
  readonly counts: { evaluated: number; held: number; spentMs: number }
}

/** How a condition is matched. */
export interface Approach {
  /** In the order in which it is asked. */
  readonly condition: Condition
  /** `undefined` where every event must be evaluated. */
  readonly witness: Witness | undefined
  /** What an event is expected to cost, in comparisons of short texts. */
  readonly cost: number
}

/** Plans the rules that have a condition; the others judge by other means. Gives what is expected of clues, too. */
export function plansOf(rules: readonly Rule[]): { readonly plans: readonly Plan[]; readonly odds: Odds } {
  const simple = rules.flatMap(({ logic }, order) =>
    logic.kind === 'condition' ? [{ order, source: logic.source, condition: logic.condition }] : [],
  )
  const odds = oddsOf(simple.map(({ condition }) => condition))
  const plans = simple.flatMap(({ order, source, condition }): readonly Plan[] => {
    const rule = rules[order]
    if (rule === undefined) return []
    return [
      { rule, order, source, approach: approachOf(condition, odds), counts: { evaluated: 0, held: 0, spentMs: 0 } },
    ]
  })
  return { plans, odds }
}

/** The way that is expected to cost least. */
export function approachOf(condition: Condition, odds: Odds): Approach {
  const { condition: inOrder, cost } = ordered(condition, odds)
  const witness = witnessOf(inOrder, odds)
  return { condition: inOrder, witness, cost: cost * (witness?.odds ?? 1) }
}
