import type { Entry } from './entry.ts'
import type { Met, Window } from './window.ts'

/** Meets its demand when so many matches are within the timespan, and begins anew. Holds no more than them. */
export class CountWindow implements Window {
  readonly #least: number
  readonly #timespanMs: number
  #entries: Entry[] = []
  #head = 0
  last = Number.NEGATIVE_INFINITY

  constructor(least: number, timespanMs: number) {
    this.#least = least
    this.#timespanMs = timespanMs
  }

  get size(): number {
    return this.#entries.length - this.#head
  }

  push(entry: Entry): Met | undefined {
    this.last = entry.time
    while ((this.#entries[this.#head]?.time ?? entry.time) < entry.time - this.#timespanMs) this.#head++
    if (this.#head > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#head)
      this.#head = 0
    }
    this.#entries.push(entry)
    if (this.size < this.#least) return undefined
    const matches = this.#entries.slice(this.#head)
    this.#entries = []
    this.#head = 0
    return { count: matches.length, matches }
  }

  close(): undefined {
    return undefined
  }
}
