import type { RuleId } from '@ringwall/model'
import type { Entry } from './entry.ts'
import type { Met, Window } from './window.ts'

/** Meets its demand when its rules matched one after the other within the timespan, and begins anew. */
export class OrderedWindow implements Window {
  readonly #timespanMs: number
  readonly #placeOf: ReadonlyMap<RuleId, number>
  /** For each rule the matches up to it that began last. */
  readonly #chains: (readonly Entry[] | undefined)[] = []
  last = Number.NEGATIVE_INFINITY

  constructor(rules: readonly RuleId[], timespanMs: number) {
    this.#timespanMs = timespanMs
    this.#placeOf = new Map(rules.map((rule, i) => [rule, i]))
  }

  get size(): number {
    return this.#chains.length
  }

  push(entry: Entry): Met | undefined {
    this.last = entry.time
    const place = this.#placeOf.get(entry.rule) ?? 0
    const before = place === 0 ? [] : this.#chains[place - 1]
    if (before === undefined || (before[0]?.time ?? entry.time) < entry.time - this.#timespanMs) return undefined
    const chain = [...before, entry]
    if (place < this.#placeOf.size - 1) {
      this.#chains[place] = chain
      return undefined
    }
    this.#chains.length = 0
    return { count: chain.length, matches: chain }
  }

  close(): undefined {
    return undefined
  }
}
