import { type Entry, entriesOf } from './entry.ts'
import { enclosed, flowEntry, flowText, quoteOf, separator, styleOf } from './flow-text.ts'
import type { CollectionPlace, Draft } from './place.ts'
import { adds, planned, type Within } from './plan.ts'

/** Changes a map or list in braces or brackets that has entries. */
export function flowCollection(draft: Draft, place: CollectionPlace, plan: Within): void {
  const entries = entriesOf(draft.text, draft.document, place.value, place.start)
  if (entries === undefined) {
    draft.refused.push({ path: place.path, reason: 'has a key that is written in an unusual way' })
    return
  }
  const style = styleOf(draft, place, entries)
  const isList = Array.isArray(place.value)
  const counting = new Map(entries.map((entry) => [entry.key, entry]))
  const isKept = (entry: Entry): boolean =>
    counting.get(entry.key) !== entry || plan.steps.get(entry.key)?.kind !== 'remove'
  const additions: string[] = []
  for (const [key, step] of plan.steps) {
    const entry = counting.get(key)
    if (entry === undefined) {
      const value = planned(undefined, step)
      if (adds(step))
        additions.push(isList ? flowText(value, style, quoteOf(style)) : flowEntry(String(key), value, style))
    } else if (step.kind !== 'remove') {
      const { value, start, after, valueStart, end } = entry
      const owner = { kind: 'key', start, after } as const
      draft.change({ value, path: [...place.path, key], start: valueStart, end, owner, flow: style }, step)
    }
  }
  const kept = entries.findLast(isKept)
  if (kept === undefined) {
    const text = additions.length === 0 ? '' : enclosed(additions, style, isList ? '[]' : '{}', '').slice(1, -1)
    draft.changes.push({ path: place.path, start: place.start + 1, end: place.end - 1, text })
    return
  }
  for (const addition of additions)
    draft.changes.push({ path: place.path, start: kept.end, end: kept.end, text: separator(style) + addition })
  entries.forEach((entry, i) => {
    if (isKept(entry)) return
    const path = [...place.path, entry.key]
    const next = entries[i + 1]
    // Behind the last that stays, its comma goes too.
    if (entry.start > kept.start) draft.changes.push({ path, start: kept.end, end: entry.end, text: '' })
    else if (next !== undefined) draft.changes.push({ path, start: entry.start, end: next.start, text: '' })
  })
}
