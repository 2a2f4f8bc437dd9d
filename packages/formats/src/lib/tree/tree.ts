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
  return new Node(value, { start, end }, places)
}

/** A class, though it has no life of its own: a lock file has a million of these, and a record of closures weighs four times as much. */
class Node implements Tree {
  readonly value: unknown
  readonly at: Extent | undefined
  readonly #places: ReadonlyMap<object, Places>

  constructor(value: unknown, at: Extent | undefined, places: ReadonlyMap<object, Places>) {
    this.value = value
    this.at = at
    this.#places = places
  }

  get(key: string): Tree {
    const { value } = this
    if (!isMap(value) || !Object.hasOwn(value, key)) return new Node(undefined, undefined, this.#places)
    const known = this.#places.get(value)
    return new Node(value[key], extentAt(known, known?.keys?.lastIndexOf(key)), this.#places)
  }

  string(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined
  }

  scalar(): string | undefined {
    return typeof this.value === 'number' ? String(this.value) : this.string()
  }

  entries(): readonly (readonly [string, Tree])[] {
    const { value } = this
    if (!isMap(value)) return []
    const known = this.#places.get(value)
    const written = new Map((known?.keys ?? Object.keys(value)).map((key, i) => [key, i]))
    const found: (readonly [string, Tree])[] = []
    for (const [key, i] of written)
      if (Object.hasOwn(value, key)) found.push([key, new Node(value[key], extentAt(known, i), this.#places)])
    return found
  }

  items(): readonly Tree[] {
    const { value } = this
    if (!Array.isArray(value)) return []
    const known = this.#places.get(value)
    return value.map((item, i) => new Node(item, extentAt(known, i), this.#places))
  }

  isMap(): boolean {
    return isMap(this.value)
  }

  isList(): boolean {
    return Array.isArray(this.value)
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value)
}

function extentAt(known: Places | undefined, index: number | undefined): Extent | undefined {
  if (known === undefined || index === undefined || index < 0) return undefined
  const [start, end] = [known.offsets[index * 4], known.offsets[index * 4 + 3]]
  return start === undefined || end === undefined ? undefined : { start, end }
}
