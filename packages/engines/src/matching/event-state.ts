import { fold } from '@ringwall/base/fold'
import { type EventView, textOf, valuesIn } from '@ringwall/languages/lib/condition'

/** Reads one field of an event. */
export type FieldReader = (raw: unknown) => unknown

/** What is looked for in texts of no particular field. */
export interface WordIndex {
  /** Texts shorter than this hold none of it. */
  readonly minLength: number
  searchText(text: string, found: (rule: number) => void): void
}

/**
 * One event while it is judged, and what was found out about it: fields are read, folded and tested once, by number. The same
 * object serves event after event; a stamp tells what belongs to the present one, so that nothing is cleared between them.
 */
export class EventState implements EventView {
  /** Number of the present event. */
  stamp = 0
  readonly #fields: ReadonlyMap<string, number>
  readonly #stamps: Int32Array
  readonly #values: unknown[]
  /** The folded text of a field that is no list; `undefined` where it has none. */
  readonly #folded: (string | undefined)[]
  /** Twice the stamp, and one more where the node holds. */
  readonly #nodes: Int32Array
  #raw: unknown
  #readers: readonly FieldReader[] = []
  #words: readonly string[] | undefined

  constructor(fields: ReadonlyMap<string, number>, nodes: number) {
    this.#fields = fields
    this.#stamps = new Int32Array(fields.size)
    this.#values = new Array(fields.size).fill(undefined)
    this.#folded = new Array(fields.size).fill(undefined)
    this.#nodes = new Int32Array(nodes)
  }

  /** Turns to an event and gives its stamp, which is 1 again after half a billion. */
  begin(raw: unknown, readers: readonly FieldReader[]): number {
    if (this.stamp >= MAX_STAMP) this.#forget()
    this.stamp++
    this.#raw = raw
    this.#readers = readers
    this.#words = undefined
    return this.stamp
  }

  /** The value of a field by its number. */
  value(field: number): unknown {
    if (this.#stamps[field] !== this.stamp) this.#read(field)
    return this.#values[field]
  }

  /** Its folded text, `undefined` where it has none or is a list. */
  folded(field: number): string | undefined {
    if (this.#stamps[field] !== this.stamp) this.#read(field)
    return this.#folded[field]
  }

  field(name: string): unknown {
    const field = this.#fields.get(name)
    return field === undefined ? undefined : this.value(field)
  }

  values(): Iterable<unknown> {
    return valuesIn(this.#raw)
  }

  /** The folded texts of all values, however deep. */
  words(): readonly string[] {
    this.#words ??= Array.from(valuesIn(this.#raw), textOf).flatMap((text) => (text === undefined ? [] : [fold(text)]))
    return this.#words
  }

  /** Looks for witnesses in the texts of all values, as many as are long enough. */
  search(index: WordIndex, found: (rule: number) => void): void {
    const { minLength } = index
    if (typeof this.#raw !== 'object' || this.#raw === null) {
      searchValue(this.#raw, index, found)
      return
    }
    const raw = this.#raw as Readonly<Record<string, unknown>>
    for (const key in raw) {
      const value = raw[key]
      if (typeof value === 'string') {
        if (value.length >= minLength) index.searchText(fold(value), found)
      } else searchValue(value, index, found)
    }
  }

  /** What a node was found to be of this event, or `undefined` where nobody asked yet. */
  known(node: number): boolean | undefined {
    const found = this.#nodes[node] ?? 0
    return found >> 1 === this.stamp ? (found & 1) === 1 : undefined
  }

  learn(node: number, holds: boolean): boolean {
    this.#nodes[node] = this.stamp * 2 + (holds ? 1 : 0)
    return holds
  }

  #read(field: number): void {
    this.#stamps[field] = this.stamp
    const value = this.#readers[field]?.(this.#raw)
    this.#values[field] = value
    const text = typeof value === 'string' ? value : Array.isArray(value) ? undefined : textOf(value)
    this.#folded[field] = text === undefined ? undefined : fold(text)
  }

  #forget(): void {
    this.stamp = 0
    this.#stamps.fill(0)
    this.#nodes.fill(0)
  }
}

function searchValue(value: unknown, index: WordIndex, found: (rule: number) => void): void {
  for (const inner of valuesIn(value)) {
    const text = textOf(inner)
    if (text !== undefined && text.length >= index.minLength) index.searchText(fold(text), found)
  }
}

/** Stamps are kept doubled in 32 bits. */
const MAX_STAMP = 2 ** 29
