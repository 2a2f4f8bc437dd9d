import { isDeepStrictEqual } from 'node:util'
import { type Document, isContainer } from '../document/index.ts'
import { blockCollection, replaceInBlock } from './block.ts'
import { indentsOf } from './block-text.ts'
import { endingAsBefore, type PlacedChange } from './change.ts'
import { isFlow } from './entry.ts'
import { flowCollection } from './flow.ts'
import { flowText, JSON_STYLE } from './flow-text.ts'
import type { CollectionPlace, Draft, Place, Refusal } from './place.ts'
import { isNothing, type Plan, planned, type Within } from './plan.ts'
import { quoteAt } from './scalar.ts'
import { sharedCollections } from './shared.ts'

/** The changes that a plan makes of a document's text, and the places where it cannot. */
export interface Drafted {
  readonly changes: readonly PlacedChange[]
  readonly refused: readonly Refusal[]
}

/** Writes down what has to change in the text of a document, from the outside in. */
export function drafted(text: string, document: Document, isJson: boolean, plan: Within): Drafted {
  const shared = sharedCollections(document)
  const draft: Draft = {
    text,
    document,
    isJson,
    indents: indentsOf(text, document),
    changes: [],
    refused: [],
    change: (place, inner) => change(draft, shared, place, inner),
  }
  const { value, start, end } = document
  const owner = { kind: 'document', start, after: start } as const
  draft.change({ value, path: [], start, end, owner, flow: isJson ? JSON_STYLE : undefined }, plan)
  return { changes: endingAsBefore(text, draft.changes), refused: draft.refused }
}

function change(draft: Draft, shared: ReadonlySet<object>, place: Place, plan: Plan): void {
  if (plan.kind === 'set' && isDeepStrictEqual(place.value, plan.value)) return
  const reason = refusal(place.value, plan, shared)
  if (reason !== undefined) draft.refused.push({ path: place.path, reason })
  else if (plan.kind === 'set') replace(draft, place, plan.value)
  else if (plan.kind === 'within') changeWithin(draft, place, plan)
}

/** Why a value cannot be changed as planned. */
function refusal(value: unknown, plan: Plan, shared: ReadonlySet<object>): string | undefined {
  if (plan.kind === 'remove') return 'cannot be removed'
  if (plan.kind === 'set' || isNothing(value)) return undefined
  if (!isContainer(value)) return 'is neither a map nor a list'
  if (shared.has(value)) return 'is shared with another place by an alias or a merge key'
  const odd = [...plan.steps.keys()].find((step) => !fits(value, step, plan.steps))
  return odd === undefined ? undefined : `has no entry ${JSON.stringify(odd)}`
}

/** A map takes names; a list its indices, and the next ones to append. */
function fits(value: object, step: string | number, steps: Within['steps']): boolean {
  if (!Array.isArray(value)) return typeof step === 'string'
  if (typeof step !== 'number' || step < 0) return false
  return step <= value.length || steps.has(step - 1)
}

function changeWithin(draft: Draft, place: Place, plan: Within): void {
  if (!isFilled(place)) {
    const made = planned(place.value, plan)
    if (isContainer(made) && Object.keys(made).length > 0) replace(draft, place, made)
  } else if (isFlow(draft.text, place.start)) flowCollection(draft, place, plan)
  else blockCollection(draft, place, plan)
}

function isFilled(place: Place): place is CollectionPlace {
  return isContainer(place.value) && Object.keys(place.value).length > 0
}

function replace(draft: Draft, place: Place, value: unknown): void {
  const { path, start, end, flow } = place
  const quote = draft.isJson ? 'double' : quoteAt(draft.text, start)
  if (flow === undefined) replaceInBlock(draft, place, value)
  else draft.changes.push({ path, start, end, text: flowText(value, flow, quote) })
}
