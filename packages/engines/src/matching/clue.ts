import { fold } from '@ringwall/base/fold'
import { type Network, parseNetwork } from '@ringwall/base/net'
import { requiredLiterals } from '@ringwall/languages/lib/regex'
import type { Operator, Piece, Test } from '@ringwall/model'

/** Something about one value of a field that an index finds; `undefined` as a field is any value of the event. */
export type Clue = { readonly field: string | undefined } & (
  | { readonly kind: TextKind; readonly text: string }
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'number'; readonly operator: Operator; readonly value: number }
  | { readonly kind: 'present' }
)

/** How a text stands in a value. */
export type TextKind = 'equals' | 'contains' | 'prefix' | 'suffix'

/**
 * Lists of clues: wherever the test holds, of each list at least one clue is there. They fold case and are parts of long texts, so
 * that they may be there and the test not hold. Empty where none can be told.
 */
export function cluesOf({ field, match, list }: Test): readonly (readonly Clue[])[] {
  // Every element of an empty list passes, and an empty list holds no clue.
  if (list === 'every' && match.kind !== 'exists') return []
  switch (match.kind) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return [[textClue(field, match.kind, match.value)]]
    case 'pattern':
      return patternClues(field, match.pieces).map((clue) => [clue])
    case 'regex':
      return [
        [{ field, kind: 'present' }],
        ...requiredLiterals(match.source).map((texts) => texts.map((text) => textClue(field, 'contains', text))),
      ]
    case 'cidr': {
      const network = parseNetwork(match.value)
      return network === undefined ? [] : [[{ field, kind: 'network', network }]]
    }
    case 'compare':
      return match.part === undefined
        ? [[{ field, kind: 'number', operator: match.operator, value: match.value }]]
        : [[{ field, kind: 'present' }]]
    case 'exists':
    case 'field':
      return [[{ field, kind: 'present' }]]
    case 'null':
      return []
  }
}

/** A name for a clue, equal for equal ones. */
export function clueKey(clue: Clue): string {
  const about = clue.field === undefined ? clue.kind : `${clue.kind} ${clue.field.length} ${clue.field}`
  switch (clue.kind) {
    case 'network':
      return `${about} ${clue.network.prefix} ${clue.network.first.join()}`
    case 'number':
      return `${about} ${clue.operator} ${clue.value}`
    case 'present':
      return about
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return `${about} ${clue.text}`
  }
}

/** An empty text is in any value that has one, but few are empty. */
function textClue(field: string | undefined, kind: TextKind, text: string): Clue {
  if (kind === 'equals') return { field, kind, text: fold(text) }
  if (text === '') return { field, kind: 'present' }
  return { field, kind, text: fold(kind === 'prefix' ? text.slice(0, MAX_TEXT) : text.slice(-MAX_TEXT)) }
}

/** Every text of a pattern, where it must stand. */
function patternClues(field: string | undefined, pieces: readonly Piece[]): readonly Clue[] {
  const [only] = pieces
  if (pieces.length < 2 && (only === undefined || typeof only === 'string'))
    return [{ field, kind: 'equals', text: fold(only ?? '') }]
  const last = pieces.length - 1
  const texts = pieces.flatMap((piece, i) => (typeof piece === 'string' && piece !== '' ? [{ piece, i }] : []))
  return [
    { field, kind: 'present' },
    ...texts.map(({ piece, i }) => textClue(field, i === 0 ? 'prefix' : i === last ? 'suffix' : 'contains', piece)),
  ]
}

/** Longer texts make an index larger and tell little more; of paths the end tells most. */
const MAX_TEXT = 24
