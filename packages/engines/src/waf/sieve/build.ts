import { touchOf } from '@ringwall/languages/lib/transform'
import type { DraftChain } from '../chain-table.ts'
import type { Chain, ProgramLink } from '../program.ts'
import { Clauses, type Filter } from './clauses.ts'
import { Scanner, type TouchMark } from './scanner.ts'

/** A link before it has filters. */
export type DraftLink = Omit<ProgramLink, 'filters' | 'slots'>

export interface Sieve {
  readonly sieved: ReadonlyMap<DraftLink, ProgramLink>
  readonly chains: readonly Chain[]
  readonly scanner: Scanner
}

/** Gives links the bits they need, and makes what looks for all of them at once. */
export function buildSieve(links: readonly DraftLink[], drafts: readonly DraftChain[]): Sieve {
  const clauses = new Clauses()
  const filters = new Map<DraftLink, (Filter | undefined)[]>(links.map((link) => [link, []]))
  const touches = new Touches()
  const chains = drafts.map(({ parent, run, names }, number): Chain => {
    const firstWord = clauses.words
    clauses.startChain(number)
    let least = Number.POSITIVE_INFINITY
    for (const [link, own] of filters) {
      if (!link.chains.includes(number)) continue
      const filter = filterOf(link, clauses)
      if (filter !== undefined) least = Math.min(least, lengthOf(link))
      own.push(filter)
    }
    return { parent, run, touch: touches.of(names), firstWord, wordCount: clauses.words - firstWord, least }
  })
  const scanner = new Scanner(clauses.literals, touches.marks, clauses.words)
  const slots = new Map<string, number>()
  const sieved = new Map<DraftLink, ProgramLink>()
  for (const [link, own] of filters) {
    const known = allOrNone(own)
    sieved.set(link, { ...link, filters: known, slots: known.map(({ chain }) => slotOf(slots, link, chain)) })
  }
  return { sieved, chains, scanner }
}

function slotOf(slots: Map<string, number>, { includes }: DraftLink, chain: number): number {
  const key = [chain, ...includes.map(({ number }) => number)].join()
  const slot = slots.get(key) ?? slots.size
  slots.set(key, slot)
  return slot
}

/** What is looked at unfiltered behind one chain need not be filtered behind another. */
function allOrNone(filters: readonly (Filter | undefined)[]): readonly Filter[] {
  const known = filters.filter((filter) => filter !== undefined)
  return known.length < filters.length ? [] : known
}

/** A link that matches where its operator does not, or counts, has none. */
function filterOf({ link, includes, operator }: DraftLink, clauses: Clauses): Filter | undefined {
  if (operator.kind === 'macro' || link.operator.negated) return undefined
  if (includes.some(({ isCount }) => isCount) || operator.run.needs === undefined) return undefined
  return clauses.add(operator.run.needs)
}

function lengthOf({ operator }: DraftLink): number {
  return operator.kind === 'ready' ? (operator.run.needs?.length ?? 0) : 0
}

/** Gives out bits to transformations that leave most values as they are. */
class Touches {
  readonly marks: TouchMark[] = []
  readonly #bits = new Map<string, number>()

  /** The bits of a chain; `undefined` where one of it changes any value, or bits have run out. */
  of(names: readonly string[]): number | undefined {
    let all = 0
    for (const name of names) {
      const bit = this.#bits.get(name) ?? this.#give(name)
      if (bit === undefined) return undefined
      all |= bit
    }
    return all
  }

  #give(name: string): number | undefined {
    const touch = touchOf(name)
    if (touch === undefined || this.#bits.size >= BITS) return undefined
    const bit = 1 << this.#bits.size
    this.#bits.set(name, bit)
    for (const text of [...touch.bytes, ...touch.texts]) this.marks.push({ text, bit })
    return bit
  }
}

/** So many that all of them are a small integer. */
const BITS = 30
