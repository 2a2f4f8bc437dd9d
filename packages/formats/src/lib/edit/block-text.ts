import { type Document, isContainer } from '../document/index.ts'
import { entriesOf, isFlow } from './entry.ts'
import { columnOf } from './layout.ts'
import { type Quote, scalarText } from './scalar.ts'

/** By how much a document indents what is in a map: maps, and lists by their dashes. */
export interface Indents {
  readonly map: number
  readonly list: number
}

/** The indents of the first map and the first list that stand in a map of the document; 2 where it has none. */
export function indentsOf(text: string, document: Document): Indents {
  let map: number | undefined
  let list: number | undefined
  for (const [value, places] of document.places) {
    if (map !== undefined && list !== undefined) break
    if (places.keys === undefined) continue
    places.keys.forEach((key, i) => {
      const inner = (value as Record<string, unknown>)[key]
      const [keyStart = 0, , valueStart = 0] = places.offsets.slice(i * 4, i * 4 + 4)
      if (!isContainer(inner) || isFlow(text, valueStart)) return
      const [first] = entriesOf(text, document, inner, valueStart) ?? []
      if (first === undefined) return
      const indent = columnOf(text, first.start) - columnOf(text, keyStart)
      if (Array.isArray(inner)) list ??= bounded(indent, 0)
      else map ??= bounded(indent, 1)
    })
  }
  return { map: map ?? 2, list: list ?? 2 }
}

/** Lines of an entry of a block map at `column`; the first has no indentation. */
export function entryLines(key: string, value: unknown, column: number, indents: Indents): readonly string[] {
  if (!hasContent(value)) return [`${key}: ${inlineText(value, 'plain')}`]
  const inner = column + (Array.isArray(value) ? indents.list : indents.map)
  return [`${key}:`, ...collectionLines(value, inner, indents)]
}

/** Lines of a block map or list that begins at `column`, each with its indentation. */
export function collectionLines(value: object, column: number, indents: Indents): readonly string[] {
  const indent = ' '.repeat(column)
  const entries = Array.isArray(value)
    ? value.map((item) => itemLines(item, column, indents))
    : Object.entries(value).map(([key, inner]) => entryLines(scalarText(key, 'plain'), inner, column, indents))
  return entries.flatMap(([first = '', ...rest]) => [indent + first, ...rest])
}

/** Lines of an item of a block list whose dash is at `column`; the first has no indentation. */
export function itemLines(item: unknown, column: number, indents: Indents): readonly string[] {
  if (!hasContent(item)) return [`- ${inlineText(item, 'plain')}`]
  const [first = '', ...rest] = collectionLines(item, column + 2, indents)
  return [`- ${first.trimStart()}`, ...rest]
}

/** A scalar, or an empty map or list. */
export function inlineText(value: unknown, quote: Quote): string {
  if (isContainer(value)) return Array.isArray(value) ? '[]' : '{}'
  return scalarText(value, quote)
}

/** True for maps and lists with something in them. */
export function hasContent(value: unknown): value is object {
  return isContainer(value) && Object.keys(value).length > 0
}

function bounded(indent: number, least: number): number | undefined {
  return indent >= least && indent <= 8 ? indent : undefined
}
