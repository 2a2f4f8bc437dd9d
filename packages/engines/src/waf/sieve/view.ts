import { TOUCH_LENGTH } from '@ringwall/languages/lib/transform'
import type { XmlNode } from '../body/xml.ts'
import { type Entry, made } from '../entry.ts'
import type { Chain, Program, ProgramLink, ProgramTarget } from '../program.ts'
import { select } from '../select.ts'
import type { Values } from '../values.ts'
import type { Filter } from './clauses.ts'
import { type Text, Texts } from './text.ts'

/** What a target selects, and what is in it. */
interface Seen {
  readonly version: number
  readonly entries: readonly Entry[]
  /** Bits of all entries that no transformation touches. */
  readonly quiet: readonly number[]
  readonly others: readonly Entry[]
  /** Bits of the others after a chain of transformations, by its number. */
  readonly words: (readonly number[] | undefined)[]
}

/** What links see of a transaction: which entries of a target can match them at all. */
export class View {
  readonly #program: Program
  readonly #values: Values
  readonly #texts: Texts
  readonly #seen: (Seen | undefined)[] = []
  /** Bits of what links look at behind a chain, by slot, as of an epoch of the values. */
  readonly #slots: (readonly number[] | undefined)[] = []
  #epoch = -1
  xml: XmlNode | undefined

  constructor(program: Program, values: Values) {
    this.#program = program
    this.#values = values
    this.#texts = new Texts(program.scanner)
  }

  /** After this, every target is looked at anew. */
  forget(): void {
    this.#seen.length = 0
    this.#slots.length = 0
  }

  /** Whether all that one of its filters wants is in what a link looks at, together. */
  mayMatch({ filters, slots, isVolatile, includes }: ProgramLink): boolean {
    if (isVolatile) return true
    if (this.#epoch !== this.#values.epoch) {
      this.#slots.length = 0
      this.#epoch = this.#values.epoch
    }
    for (let i = 0; i < filters.length; i++) {
      const filter = filters[i]
      const slot = slots[i] ?? 0
      const chain = this.#program.chains[filter?.chain ?? 0]
      if (filter === undefined || chain === undefined) return true
      const words = this.#slots[slot] ?? this.#slotWords(slot, filter.chain, chain, includes)
      if (((words[filter.word - chain.firstWord] ?? 0) & filter.bits) === filter.bits) return true
    }
    return false
  }

  /** Bits of all that targets select, after a chain. */
  #slotWords(slot: number, number: number, chain: Chain, targets: readonly ProgramTarget[]): readonly number[] {
    const all = new Array<number>(chain.wordCount).fill(0)
    for (const target of targets) {
      const seen = this.#see(target)
      if (seen.entries.length === 0) continue
      const words = this.#chainWords(seen, chain, number)
      for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) | (words[i] ?? 0)
      if (chain.touch === undefined) continue
      for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) | (seen.quiet[chain.firstWord + i] ?? 0)
    }
    this.#slots[slot] = all
    return all
  }

  #chainWords(seen: Seen, chain: Chain, number: number): readonly number[] {
    const known = seen.words[number] ?? this.#wordsOf(seen, chain, number)
    seen.words[number] = known
    return known
  }

  /** Adds the entries of a target that one of the filters lets pass. */
  collect(found: Entry[], target: ProgramTarget, filters: readonly Filter[]): void {
    const seen = this.#see(target)
    if (seen.entries.length === 0 || !filters.some((filter) => this.#mayHold(seen, filter))) return
    for (const one of seen.entries) if (filters.some((filter) => this.#holds(one, filter))) found.push(one)
  }

  /** Whether all that a filter wants is in the entries together. */
  #mayHold(seen: Seen, { chain: number, word, bits }: Filter): boolean {
    const chain = this.#program.chains[number]
    if (chain === undefined) return true
    const quiet = chain.touch === undefined ? 0 : (seen.quiet[word] ?? 0)
    if ((quiet & bits) === bits) return true
    const known = this.#chainWords(seen, chain, number)
    return ((quiet | (known[word - chain.firstWord] ?? 0)) & bits) === bits
  }

  #holds(one: Entry, { chain: number, word, bits }: Filter): boolean {
    const chain = this.#program.chains[number]
    return chain === undefined || ((this.#textOf(one, chain, number).words[word] ?? 0) & bits) === bits
  }

  #wordsOf({ entries, others }: Seen, chain: Chain, number: number): readonly number[] {
    const words = new Array<number>(chain.wordCount).fill(0)
    for (const one of chain.touch === undefined ? entries : others) {
      if (this.#isShort(one, chain, number)) continue
      const found = this.#textOf(one, chain, number).words
      if (found.length === 0) continue
      for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) | (found[chain.firstWord + i] ?? 0)
    }
    return words
  }

  /** Whether no link behind a chain that changes any value takes what it makes of an entry. */
  #isShort(one: Entry, chain: Chain, number: number): boolean {
    return chain.touch === undefined && made(one, number, this.#program.chains).length < chain.least
  }

  /** What is in an entry after a chain. Where the chain leaves all but the case, that is what is in the entry. */
  #textOf(one: Entry, chain: Chain, number: number): Text {
    const text = this.#whole(one)
    if (chain.touch !== undefined && (text.touched & chain.touch) === 0 && one.value.length >= TOUCH_LENGTH) return text
    const known = one.texts?.[number]
    if (known !== undefined) return known
    const fresh = this.#texts.of(made(one, number, this.#program.chains))
    one.texts ??= []
    one.texts[number] = fresh
    return fresh
  }

  #whole(one: Entry): Text {
    const known = one.texts?.[0]
    if (known !== undefined) return known
    const fresh = this.#texts.of(one.value)
    one.texts = [fresh]
    return fresh
  }

  #see(target: ProgramTarget): Seen {
    const list = this.#values.list(target.variable)
    const known = this.#seen[target.number]
    if (known !== undefined && list.version === known.version) return known
    const entries = select(target, this.#values, this.xml)
    const quiet = new Array<number>(this.#program.scanner.words).fill(0)
    const others: Entry[] = []
    for (const one of entries) {
      const text = this.#whole(one)
      if (text.touched !== 0 || one.value.length < TOUCH_LENGTH) others.push(one)
      else if (text.words.length > 0)
        for (let i = 0; i < quiet.length; i++) quiet[i] = (quiet[i] ?? 0) | (text.words[i] ?? 0)
    }
    const seen: Seen = { version: list.version, entries, quiet, others, words: [] }
    this.#seen[target.number] = seen
    return seen
  }
}
