import { type Document, isContainer, type Places } from '../document/index.ts'

/** Offsets of a part of a text. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** A value of a document, whatever its shape is, and where it is written. */
export interface Tree {
  readonly value: unknown
  /** From its key on, where it has one; `undefined` where its syntax keeps no places. */
  readonly at: Extent | undefined
  /** The value of a key; one of `undefined` where this is no map or has no such key. Cost: linear in the keys of the map. */
  get(key: string): Tree
  /** The text; `undefined` where this is none. */
  string(): string | undefined
  /** The text, also of what a syntax reads as a number. */
  scalar(): string | undefined
  /** The entries of a map in written order, the last of each key; none of anything else. */
  entries(): readonly (readonly [string, Tree])[]
  /** The elements of a list; none of anything else. */
  items(): readonly Tree[]
  isMap(): boolean
  isList(): boolean
}

/** The root of a document. */
export function treeOf({ value, start, end, places }: Document): Tree {
  return grow(value, { start, end }, places)
}

function grow(value: unknown, at: Extent | undefined, places: ReadonlyMap<object, Places>): Tree {
  const isList = Array.isArray(value)
  const isMap = isContainer(value) && !isList
  const known = isContainer(value) ? places.get(value) : undefined
  const own = value as Readonly<Record<string, unknown>>
  return {
    value,
    at,
    get: (key) => {
      if (!isMap || !Object.hasOwn(own, key)) return grow(undefined, undefined, places)
      return grow(own[key], extentAt(known, known?.keys?.lastIndexOf(key)), places)
    },
    string: () => (typeof value === 'string' ? value : undefined),
    scalar: () => (typeof value === 'number' || typeof value === 'string' ? String(value) : undefined),
    entries: () => (isMap ? entriesOf(own, known, places) : []),
    items: () => (isList ? value.map((item, i) => grow(item, extentAt(known, i), places)) : []),
    isMap: () => isMap,
    isList: () => isList,
  }
}

function entriesOf(
  value: Readonly<Record<string, unknown>>,
  known: Places | undefined,
  places: ReadonlyMap<object, Places>,
): readonly (readonly [string, Tree])[] {
  const written = new Map((known?.keys ?? Object.keys(value)).map((key, i) => [key, i]))
  return [...written]
    .filter(([key]) => Object.hasOwn(value, key))
    .map(([key, i]) => [key, grow(value[key], extentAt(known, i), places)])
}

function extentAt(known: Places | undefined, index: number | undefined): Extent | undefined {
  const [start, , , end] =
    index === undefined || index < 0 ? [] : (known?.offsets.slice(index * 4, index * 4 + 4) ?? [])
  return start === undefined || end === undefined ? undefined : { start, end }
}
