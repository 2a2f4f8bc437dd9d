import type { Limit } from '@ringwall/model'
import type { Entry } from './entry.ts'
import { keeps } from './limits.ts'
import type { Met, Window } from './window.ts'

/**
 * For a demand that more matches may break: counts from the first match on for the timespan, and tells at its end. Holds few
 * matches, and the values where these are counted, up to a hundred thousand.
 */
export class ClosingWindow implements Window {
  readonly #limits: readonly Limit[]
  readonly #timespanMs: number
  readonly #kind: 'event_count' | 'value_count'
  #entries: Entry[] = []
  readonly #values = new Set<string>()
  #count = 0
  last = Number.NEGATIVE_INFINITY

  constructor(limits: readonly Limit[], timespanMs: number, kind: 'event_count' | 'value_count') {
    this.#limits = limits
    this.#timespanMs = timespanMs
    this.#kind = kind
  }

  get size(): number {
    return this.#entries.length + this.#values.size
  }

  push(entry: Entry, value: string | undefined): Met | undefined {
    const isOver = (this.#entries[0]?.time ?? entry.time) < entry.time - this.#timespanMs
    const met = isOver ? this.close() : undefined
    this.last = entry.time
    if (this.#kind === 'value_count' && value === undefined) return met
    this.#count++
    if (this.#kind === 'value_count' && this.#values.size < MAX_VALUES) this.#values.add(value ?? '')
    if (this.#entries.length < MAX_ENTRIES) this.#entries.push(entry)
    else this.#entries[MAX_ENTRIES - 1] = entry
    return met
  }

  close(): Met | undefined {
    const count = this.#kind === 'event_count' ? this.#count : this.#values.size
    const isMet = this.#count > 0 && keeps(count, this.#limits)
    const met = isMet ? { count, matches: this.#entries } : undefined
    this.#entries = []
    this.#values.clear()
    this.#count = 0
    return met
  }
}

const MAX_ENTRIES = 20
const MAX_VALUES = 100_000
