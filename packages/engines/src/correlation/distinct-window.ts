import type { Entry } from './entry.ts'
import type { Met, Window } from './window.ts'

/** Meets its demand when matches of so many kinds are within the timespan, and begins anew. Holds the last match of each kind. */
export class DistinctWindow implements Window {
  readonly #least: number
  readonly #timespanMs: number
  readonly #kindOf: (entry: Entry, value: string | undefined) => string | undefined
  /** Matches in the order of their times, some of which are not the last of their kind any more. */
  #queue: { readonly kind: string; readonly entry: Entry }[] = []
  #head = 0
  readonly #lastOf = new Map<string, Entry>()
  last = Number.NEGATIVE_INFINITY

  constructor(
    least: number,
    timespanMs: number,
    kindOf: (entry: Entry, value: string | undefined) => string | undefined,
  ) {
    this.#least = least
    this.#timespanMs = timespanMs
    this.#kindOf = kindOf
  }

  get size(): number {
    return this.#lastOf.size
  }

  push(entry: Entry, value: string | undefined): Met | undefined {
    this.last = entry.time
    const kind = this.#kindOf(entry, value)
    if (kind === undefined) return undefined
    this.#lastOf.set(kind, entry)
    this.#queue.push({ kind, entry })
    this.#expire(entry.time - this.#timespanMs)
    if (this.#lastOf.size < this.#least) return undefined
    this.#compact()
    const matches = this.#queue.map(({ entry }) => entry)
    this.#lastOf.clear()
    this.#queue = []
    return { count: matches.length, matches }
  }

  #expire(from: number): void {
    for (let first = this.#queue[this.#head]; first !== undefined; first = this.#queue[this.#head]) {
      if (first.entry.time >= from) break
      if (this.#lastOf.get(first.kind) === first.entry) this.#lastOf.delete(first.kind)
      this.#head++
    }
    if (this.#queue.length > 2 * this.#lastOf.size + MIN_QUEUE) this.#compact()
  }

  /** Leaves the last match of each kind. */
  #compact(): void {
    this.#queue = this.#queue.filter(({ kind, entry }, i) => i >= this.#head && this.#lastOf.get(kind) === entry)
    this.#head = 0
  }

  close(): undefined {
    return undefined
  }
}

/** Shorter ones are not worth making shorter. */
const MIN_QUEUE = 16
