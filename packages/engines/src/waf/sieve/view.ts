import { TOUCH_LENGTH } from '@ringwall/languages/lib/transform'
import type { XmlNode } from '../body/xml.ts'
import { type Entry, made } from '../entry.ts'
import type { Chain, Program, ProgramTarget } from '../program.ts'
import { select } from '../select.ts'
import type { List, Values } from '../values.ts'
import type { Filter } from './clauses.ts'
import { type Text, Texts } from './text.ts'

/** What a target selects, and what is in it. */
interface Seen {
  readonly list: List
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
  xml: XmlNode | undefined

  constructor(program: Program, values: Values) {
    this.#program = program
    this.#values = values
    this.#texts = new Texts(program.scanner)
  }

  /** After this, every target is looked at anew. */
  forget(): void {
    this.#seen.length = 0
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
    const known = seen.words[number] ?? this.#wordsOf(seen, chain, number)
    seen.words[number] = known
    return ((quiet | (known[word - chain.firstWord] ?? 0)) & bits) === bits
  }

  #holds(one: Entry, { chain: number, word, bits }: Filter): boolean {
    const chain = this.#program.chains[number]
    return chain === undefined || ((this.#textOf(one, chain, number).words[word] ?? 0) & bits) === bits
  }

  #wordsOf({ entries, others }: Seen, chain: Chain, number: number): readonly number[] {
    const words = new Array<number>(chain.wordCount).fill(0)
    for (const one of chain.touch === undefined ? entries : others) {
      const text = this.#textOf(one, chain, number)
      for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) | (text.words[chain.firstWord + i] ?? 0)
    }
    return words
  }

  /** What is in an entry after a chain. Where the chain leaves all but the case, that is what is in the entry. */
  #textOf(one: Entry, chain: Chain, number: number): Text {
    const text = this.#whole(one)
    if (chain.touch !== undefined && (text.touched & chain.touch) === 0 && one.value.length >= TOUCH_LENGTH) return text
    const known = one.texts[number]
    if (known !== undefined) return known
    const fresh = this.#texts.of(made(one, number, this.#program.chains))
    one.texts[number] = fresh
    return fresh
  }

  #whole(one: Entry): Text {
    const known = one.texts[0]
    if (known !== undefined) return known
    const fresh = this.#texts.of(one.value)
    one.texts[0] = fresh
    return fresh
  }

  #see(target: ProgramTarget): Seen {
    const known = this.#seen[target.number]
    if (known !== undefined && known.list.version === known.version) return known
    const entries = select(target, this.#values, this.xml)
    const list = this.#values.list(target.variable)
    const quiet = new Array<number>(this.#program.scanner.words).fill(0)
    const others: Entry[] = []
    for (const one of entries) {
      const text = this.#whole(one)
      if (text.touched !== 0 || one.value.length < TOUCH_LENGTH) others.push(one)
      else for (let i = 0; i < quiet.length; i++) quiet[i] = (quiet[i] ?? 0) | (text.words[i] ?? 0)
    }
    const seen: Seen = { list, version: list.version, entries, quiet, others, words: [] }
    this.#seen[target.number] = seen
    return seen
  }
}
