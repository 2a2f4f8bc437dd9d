import { isDeepStrictEqual } from 'node:util'
import type { Edit } from '@ringwall/model'
import type { Document } from '../document/index.ts'
import { applyChanges, type PlacedChange } from './change.ts'
import { drafted } from './draft.ts'
import { type Planned, planned, planOf, type Refused } from './plan.ts'

/** A text as its parser reads it. */
export interface Parsed {
  readonly syntax: 'yaml' | 'json'
  readonly documents: readonly Document[]
}

/** An edit of one document of a text; `document` counts from 0. */
export interface DocumentEdit {
  readonly document: number
  readonly edit: Edit
}

export interface EditedText {
  /** In the order of the text; they do not overlap in what they write. */
  readonly changes: readonly (PlacedChange & { readonly document: number })[]
  readonly refused: readonly (Refused & { readonly document: number })[]
}

/**
 * The smallest changes of a text that make the edits: comments, quotes, indentation and line ends stay as they are. What was
 * written is read again, and an edit after which a document would say anything else than it should is refused. Costs two
 * readings of the text, and a few more for each document in which an edit is refused.
 */
export function editText(text: string, read: (text: string) => Parsed, edits: readonly DocumentEdit[]): EditedText {
  const before = read(text)
  const drafts = [...Map.groupBy(edits, ({ document }) => document)].map(([document, of]) =>
    draft(
      text,
      before,
      document,
      of.map(({ edit }) => edit),
    ),
  )
  const whole = read(
    applyChanges(
      text,
      drafts.flatMap(({ changes }) => changes),
    ),
  )
  const settled = drafts.map((made) => (says(whole, before, made) ? made : settle(text, read, before, made)))
  return {
    changes: settled.flatMap(({ document, changes }) => changes.map((one) => ({ ...one, document }))),
    refused: settled.flatMap(({ document, refused }) => refused.map((one) => ({ ...one, document }))),
  }
}

/** What becomes of one document. */
interface Attempt {
  readonly document: number
  readonly made: readonly Edit[]
  readonly value: unknown
  readonly changes: readonly PlacedChange[]
  readonly refused: readonly Refused[]
}

/** Edits that touch a place that cannot be changed are left out, the others drafted anew. */
function draft(text: string, before: Parsed, index: number, edits: readonly Edit[]): Attempt {
  const document = before.documents[index]
  if (document === undefined || document.value === undefined)
    return {
      ...nothing(index),
      refused: edits.map((edit) => ({ edit, reason: 'is in a document that cannot be read' })),
    }
  let refused: readonly Refused[] = []
  let made = edits
  for (;;) {
    const joined: Planned = planOf(made, document.value)
    const { changes, refused: odd } = drafted(text, document, before.syntax === 'json', joined.plan)
    const left = new Set(joined.refused.map(({ edit }) => edit))
    const out = made.flatMap((edit): readonly Refused[] => {
      const reason = odd.find(({ path }) => path.every((step, i) => edit.path[i] === step))?.reason
      return reason === undefined || left.has(edit) ? [] : [{ edit, reason }]
    })
    refused = [...refused, ...joined.refused, ...out]
    for (const { edit } of out) left.add(edit)
    made = made.filter((edit) => !left.has(edit))
    if (left.size === 0) return { document: index, made, value: planned(document.value, joined.plan), changes, refused }
  }
}

function nothing(document: number): Attempt {
  return { document, made: [], value: undefined, changes: [], refused: [] }
}

/** True where a reading holds what a document should say, and no new mistake. */
function says(after: Parsed, before: Parsed, { document, made, value }: Attempt): boolean {
  if (made.length === 0) return true
  const [now, then] = [after.documents[document], before.documents[document]]
  if (after.documents.length !== before.documents.length || now === undefined || then === undefined) return false
  return now.problems.length <= then.problems.length && isDeepStrictEqual(now.value, value)
}

/** Makes as many edits as go together, trying halves: a few readings for each that is refused. */
function settle(text: string, read: (text: string) => Parsed, before: Parsed, attempt: Attempt): Attempt {
  const { document, made, refused } = attempt
  const works = (edits: readonly Edit[]): Attempt | undefined => {
    const tried = draft(text, before, document, edits)
    return tried.refused.length === 0 && says(read(applyChanges(text, tried.changes)), before, tried)
      ? tried
      : undefined
  }
  let best = nothing(document)
  const unmade: Refused[] = []
  const pending: (readonly Edit[])[] = halves(made)
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const tried = works([...best.made, ...next])
    if (tried !== undefined) best = tried
    else if (next.length > 1) pending.unshift(...halves(next))
    else for (const edit of next) unmade.push({ edit, reason: 'cannot be written without a change of another place' })
  }
  return { ...best, refused: [...refused, ...unmade] }
}

function halves(edits: readonly Edit[]): (readonly Edit[])[] {
  const middle = edits.length >> 1
  return [edits.slice(0, middle), edits.slice(middle)].filter((half) => half.length > 0)
}
