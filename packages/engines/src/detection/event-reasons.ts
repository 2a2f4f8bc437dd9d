import { type EventView, reasoner, textOf, valuesIn, valueTest } from '@ringwall/languages/lib/condition'
import type { EventEvidence, Rule, Test } from '@ringwall/model'
import type { DetectedEvent } from './detections.ts'

/** The fields of an event because of which a rule holds, each once. */
export type EventReasons = (event: DetectedEvent) => EventEvidence['fields']

/** Prepares telling why a rule holds of events. Costs as much as evaluating it plainly: for events that it holds of. */
export function eventReasons({ logic }: Rule): EventReasons {
  if (logic.kind !== 'condition') return () => []
  const reasonsOf = reasoner(logic.condition)
  return (event) => {
    const reasons = reasonsOf(viewOf(event)) ?? []
    const fields = new Map<string, string>()
    for (const test of reasons) {
      const name = test.field ?? ANYWHERE
      if (fields.size < MAX_FIELDS && !fields.has(name)) fields.set(name, shown(test, event))
    }
    return [...fields]
  }
}

function viewOf({ raw, fieldOf }: DetectedEvent): EventView {
  return { field: (name) => fieldOf(name)(raw), values: () => valuesIn(raw) }
}

function shown(test: Test, { raw, fieldOf }: DetectedEvent): string {
  if (test.field !== undefined) return clip(textOf(fieldOf(test.field)(raw)) ?? '')
  const passes = valueTest(test)
  return clip(textOf(Iterator.from(valuesIn(raw)).find((value) => passes(value, undefined))) ?? '')
}

/** Never half a surrogate pair. */
function clip(text: string): string {
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The name of a word that may stand anywhere. */
const ANYWHERE = '*'
const MAX_FIELDS = 12
const MAX_VALUE = 400
