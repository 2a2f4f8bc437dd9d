import type { Condition, Test } from '@ringwall/model'
import { valueTest } from './match.ts'

/** An event as conditions see it. */
export interface EventView {
  /** The value of a field, a list where it has several; `undefined` where the event has none. */
  field(name: string): unknown
  /** Every value that is no map and no list, however deep. */
  values(): Iterable<unknown>
}

/**
 * Evaluates a condition plainly, test by test as it is written: the meaning that every faster engine must agree with. Compiled
 * once, used for many events.
 */
export function evaluator(condition: Condition): (event: EventView) => boolean {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map(evaluator)
      return (event) => parts.every((part) => part(event))
    }
    case 'any': {
      const parts = condition.of.map(evaluator)
      return (event) => parts.some((part) => part(event))
    }
    case 'not': {
      const part = evaluator(condition.of)
      return (event) => !part(event)
    }
    case 'test':
      return testEvaluator(condition)
  }
}

function testEvaluator(test: Test): (event: EventView) => boolean {
  const { field, match } = test
  const passes = valueTest(test)
  if (field === undefined) return (event) => Iterator.from(event.values()).some((value) => passes(value, undefined))
  if (match.kind === 'exists' || match.kind === 'null') return (event) => passes(event.field(field), undefined)
  const other = match.kind === 'field' ? match.other : undefined
  return (event) => {
    const value = event.field(field)
    const against = other === undefined ? undefined : event.field(other)
    if (!Array.isArray(value)) return passes(value, against)
    return test.list === 'some'
      ? value.some((element) => passes(element, against))
      : value.every((element) => passes(element, against))
  }
}
