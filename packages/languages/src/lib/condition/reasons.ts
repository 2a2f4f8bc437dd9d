import type { Condition, Test } from '@ringwall/model'
import { type EventView, evaluator } from './evaluate.ts'

/** The tests because of which a condition holds of an event, in order; `undefined` where it does not hold. */
export type Reasoner = (event: EventView) => readonly Test[] | undefined

/** Prepares telling why a condition holds: of alternatives all that hold. What is denied is no reason. */
export function reasoner(condition: Condition): Reasoner {
  switch (condition.kind) {
    case 'test': {
      const holds = evaluator(condition)
      const reasons = [condition]
      return (event) => (holds(event) ? reasons : undefined)
    }
    case 'not': {
      const holds = evaluator(condition.of)
      return (event) => (holds(event) ? undefined : [])
    }
    case 'all': {
      const parts = condition.of.map(reasoner)
      return (event) => {
        const reasons: Test[] = []
        for (const part of parts) {
          const found = part(event)
          if (found === undefined) return undefined
          reasons.push(...found)
        }
        return reasons
      }
    }
    case 'any': {
      const parts = condition.of.map(reasoner)
      return (event) => {
        const found = parts.map((part) => part(event)).filter((reasons) => reasons !== undefined)
        return found.length === 0 ? undefined : found.flat()
      }
    }
  }
}
