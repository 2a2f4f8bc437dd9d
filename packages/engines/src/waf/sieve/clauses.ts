import type { Needs } from '@ringwall/languages/lib/pattern'

/** The bits that a value must have after a chain of transformations for a link to match it, all in one word. */
export interface Filter {
  /** Number of the chain. */
  readonly chain: number
  readonly word: number
  readonly bits: number
}

/** A text to look for, and the bit that it sets; several texts may set one bit, and one text several. */
export interface Literal {
  readonly text: string
  readonly word: number
  readonly bits: number
}

/** Gives out bits to what links need. The bits of a chain of transformations stand together. */
export class Clauses {
  readonly literals: Literal[] = []
  /** How many words of bits there are. */
  words = 0
  #chain = 0
  #used = BITS
  readonly #known = new Map<string, Filter>()

  /** Bits from here on are of another chain. */
  startChain(number: number): void {
    this.#chain = number
    this.#used = BITS
    this.#known.clear()
  }

  /** The filter of a link; `undefined` where it needs nothing that can be looked for. */
  add({ allOf }: Needs): Filter | undefined {
    const lists = allOf.filter(isTelling).slice(0, MOST_LISTS)
    if (lists.length === 0) return undefined
    const key = JSON.stringify(lists)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#used + lists.length > BITS) {
      this.words++
      this.#used = 0
    }
    const word = this.words - 1
    let bits = 0
    for (const list of lists) {
      const bit = 1 << this.#used++
      bits |= bit
      for (const text of list) this.literals.push({ text: text.slice(0, LONGEST), word, bits: bit })
    }
    const filter = { chain: this.#chain, word, bits }
    this.#known.set(key, filter)
    return filter
  }
}

/** Letters and digits are in every text. */
function isTelling(list: readonly string[]): boolean {
  return !list.some((text) => text === '' || /^[a-z0-9]$/.test(text))
}

/** So many that a word is a small integer. */
const BITS = 30
const MOST_LISTS = 4
/** A text that begins as a literal does is looked at, so that long literals need no long automaton. */
const LONGEST = 10
