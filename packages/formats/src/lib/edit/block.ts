import type { Path } from '@ringwall/model'
import { isContainer } from '../document/index.ts'
import { collectionLines, entryLines, hasContent, inlineText, itemLines } from './block-text.ts'
import type { PlacedChange } from './change.ts'
import { type Entry, entriesOf, isFlow } from './entry.ts'
import { flowText, PLAIN_STYLE } from './flow-text.ts'
import { before, columnOf, lineEnd, lineEnding, nextLine, skipBlank } from './layout.ts'
import type { CollectionPlace, Draft, Place } from './place.ts'
import { adds, planned, type Within } from './plan.ts'
import { quoteAt, scalarText } from './scalar.ts'

/** Changes a block map or list. */
export function blockCollection(draft: Draft, place: CollectionPlace, plan: Within): void {
  const entries = entriesOf(draft.text, draft.document, place.value, place.start)
  const [first] = entries ?? []
  if (entries === undefined || first === undefined) {
    draft.refused.push({ path: place.path, reason: 'has a key or item that is written in an unusual way' })
    return
  }
  const counting = new Map(entries.map((entry) => [entry.key, entry]))
  const additions: (readonly string[])[] = []
  const column = columnOf(draft.text, first.start)
  for (const [key, step] of plan.steps) {
    const entry = counting.get(key)
    if (entry !== undefined && step.kind !== 'remove') draft.change(placeOf(entry, place), step)
    if (entry === undefined && adds(step))
      additions.push(addition(draft, place, { key, value: planned(undefined, step), column }))
  }
  const isRemoved = (entry: Entry): boolean =>
    counting.get(entry.key) === entry && plan.steps.get(entry.key)?.kind === 'remove'
  if (entries.every(isRemoved)) {
    empty(draft, place, entries, additions)
    return
  }
  removeEntries(draft, place.path, entries, isRemoved)
  const last = entries.at(-1) ?? first
  if (additions.length > 0)
    insertLines(
      draft,
      { path: place.path, offset: last.end, column },
      additions.flatMap((lines) => indented(lines, column)),
    )
}

/** Writes another value in the place of one that stands in block style. */
export function replaceInBlock(draft: Draft, place: Place, value: unknown): void {
  const { text, changes } = draft
  const { path, owner, start, end } = place
  const isBlock = isContainer(place.value) && !isFlow(text, start)
  const isNull = start >= end
  if (!hasContent(value) || owner.kind !== 'key') {
    const made = hasContent(value) ? flowText(value, PLAIN_STYLE, 'plain') : inlineText(value, quoteAt(text, start))
    if (!isBlock && !isNull) changes.push({ path, start, end, text: made })
    else if (isNull) changes.push({ path, start: owner.after, end: owner.after, text: ` ${made}` })
    else changes.push({ path, start: owner.after, end, text: ` ${made}` })
    return
  }
  const column = columnOf(text, owner.start)
  const inner = column + (Array.isArray(value) ? draft.indents.list : draft.indents.map)
  const lines = collectionLines(value, inner, draft.indents)
  if (!isNull) changes.push({ path, start: isBlock ? lineEnd(text, owner.after) : owner.after, end, text: '' })
  insertLines(draft, { path, offset: isNull ? owner.after : end, column }, lines)
}

function placeOf({ key, value, start, after, valueStart, end }: Entry, around: Place): Place {
  const kind = Array.isArray(around.value) ? 'dash' : 'key'
  return { value, path: [...around.path, key], start: valueStart, end, owner: { kind, start, after }, flow: undefined }
}

function addition(
  { text, indents }: Draft,
  place: CollectionPlace,
  { key, value, column }: { readonly key: string | number; readonly value: unknown; readonly column: number },
): readonly string[] {
  if (Array.isArray(place.value)) return itemLines(value, column, indents)
  return entryLines(scalarText(String(key), quoteAt(text, place.start)), value, column, indents)
}

function indented([first = '', ...rest]: readonly string[], column: number): readonly string[] {
  return [' '.repeat(column) + first, ...rest]
}

/** Writes lines behind the line of `offset`, and behind comments there that are indented deeper than `column`. */
function insertLines(
  { text, changes }: Draft,
  { path, offset, column }: { readonly path: Path; readonly offset: number; readonly column: number },
  lines: readonly string[],
): void {
  const ending = lineEnding(text)
  const at = behindDeeperComments(text, nextLine(text, offset), column)
  const isOpen = at === text.length && text[at - 1] !== '\n'
  const made = lines.join(ending)
  changes.push({ path, start: at, end: at, text: isOpen ? ending + made : made + ending })
}

function behindDeeperComments(text: string, line: number, column: number): number {
  let at = line
  for (;;) {
    const content = skipBlank(text, at)
    const isComment = text[content] === '#' && content < nextLine(text, at)
    if (!isComment || content - at <= column) return at
    at = nextLine(text, at)
  }
}

/** Takes entries away, each with its lines; where the first shares its line with a dash, what is next moves up to it. */
function removeEntries(
  draft: Draft,
  path: Path,
  entries: readonly Entry[],
  isRemoved: (entry: Entry) => boolean,
): void {
  const { text, changes } = draft
  const firstKept = entries.findIndex((entry) => !isRemoved(entry))
  const [first] = entries
  const isHanging = first !== undefined && firstKept > 0 && !hasOwnLine(text, first)
  const lastHanging = entries[firstKept - 1]
  if (isHanging && lastHanging !== undefined)
    changes.push({ path, start: first.start, end: skipBlank(text, lineEnd(text, lastHanging.end)), text: '' })
  for (const entry of isHanging ? entries.slice(firstKept) : entries)
    if (isRemoved(entry)) changes.push(lineRemoval(text, path, entry))
}

/** Takes away all entries of a collection: additions stand where they were, or it is written as empty. */
function empty(
  draft: Draft,
  place: CollectionPlace,
  entries: readonly Entry[],
  additions: readonly (readonly string[])[],
): void {
  const { text, changes } = draft
  const { path } = place
  const [first] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return
  const [line = '', ...lines] = additions.flatMap((added, i) =>
    i === 0 ? added : indented(added, columnOf(text, first.start)),
  )
  if (line !== '') {
    changes.push({
      path,
      start: first.start,
      end: lineEnd(text, last.end),
      text: [line, ...lines].join(lineEnding(text)),
    })
    return
  }
  const nothing = Array.isArray(place.value) ? '[]' : '{}'
  if (place.owner.kind !== 'key' || !hasOwnLine(text, first)) {
    changes.push({ path, start: first.start, end: lineEnd(text, last.end), text: nothing })
    return
  }
  changes.push({ path, start: place.owner.after, end: place.owner.after, text: ` ${nothing}` })
  for (const entry of entries) changes.push(lineRemoval(text, path, entry))
}

function hasOwnLine(text: string, { start }: Entry): boolean {
  return before(text, start).trim() === ''
}

/** An entry with its lines, and the comments behind a block that are indented as if they were in it. */
function lineRemoval(text: string, around: Path, entry: Entry): PlacedChange {
  const start = entry.start - before(text, entry.start).length
  const first = nextLine(text, entry.end)
  const isBlock = isContainer(entry.value) && !isFlow(text, entry.valueStart)
  const end = isBlock ? behindDeeperComments(text, first, columnOf(text, entry.start)) : first
  return { path: [...around, entry.key], start, end, text: '' }
}
