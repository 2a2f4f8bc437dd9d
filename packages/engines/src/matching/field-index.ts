import { type NetworkTable, networkTable, parseAddress } from '@ringwall/base/net'
import {
  type Finder,
  type Needle,
  prefixFinder,
  skipFinder,
  substringFinder,
  type Tail,
  tailFinder,
} from '@ringwall/base/search'
import { numberOf, textOf } from '@ringwall/languages/lib/condition'
import type { Clue, TextKind } from './clue.ts'
import { RangeIndex } from './range-index.ts'

/** A clue with its number among all. */
export type NumberedClue = readonly [clue: Clue, number: number]

/** Tells the numbers of clues that are there, some of them more than once. */
export type Report = (clue: number) => void

/** Looks for all clues about one field in its values. */
export class FieldIndex {
  readonly #present: readonly number[]
  readonly #finders: readonly Finder[]
  readonly #networks: NetworkTable<number> | undefined
  readonly #ranges: RangeIndex | undefined
  /** Whether some text that is looked for can stand in a number or a boolean. */
  readonly #isInNumbers: boolean

  constructor(clues: readonly NumberedClue[]) {
    this.#present = clues.flatMap(([{ kind }, number]) => (kind === 'present' ? [number] : []))
    this.#finders = findersOf(clues)
    this.#networks = networksOf(clues)
    this.#ranges = rangesOf(clues)
    this.#isInNumbers = clues.some(([clue]) => !('text' in clue) || IN_NUMBERS.test(clue.text))
  }

  get sizeBytes(): number {
    return this.#finders.reduce((sum, finder) => sum + finder.sizeBytes, 0)
  }

  /** Looks into the value of a field: every value, where it is a list. */
  lookAt(value: unknown, report: Report): void {
    if (value === undefined) return
    for (const clue of this.#present) report(clue)
    if (!Array.isArray(value)) this.#find(value, report)
    else for (const element of value) this.#find(element, report)
  }

  /** Looks into every value of an event that is no map and no list, however deep; of a million maps and lists the rest is left out. */
  lookInto(event: unknown, report: Report): void {
    const pending: unknown[] = [event]
    for (let seen = 0; pending.length > 0 && seen < MAX_CONTAINERS; seen++) {
      const next = pending.pop()
      if (typeof next !== 'object' || next === null) this.#lookAlone(next, report)
      else
        for (const child of Object.values(next)) {
          if (typeof child === 'string') this.#lookAlone(child, report)
          else if (typeof child === 'object' && child !== null) pending.push(child)
          else if (this.#isInNumbers || this.#present.length > 0) this.#lookAlone(child, report)
        }
    }
  }

  #lookAlone(value: unknown, report: Report): void {
    for (const clue of this.#present) report(clue)
    this.#find(value, report)
  }

  #find(value: unknown, report: Report): void {
    const text = typeof value === 'string' ? value : textOf(value)
    if (text !== undefined) for (const finder of this.#finders) finder.find(text, report)
    if (this.#ranges !== undefined) {
      const number = numberOf(value)
      if (number !== undefined) this.#ranges.search(number, report)
    }
    if (this.#networks === undefined || text === undefined) return
    const address = parseAddress(text)
    if (address !== undefined) for (const id of this.#networks.find(address)) report(id)
  }
}

function findersOf(clues: readonly NumberedClue[]): readonly Finder[] {
  const [prefixes, substrings] = [needles(clues, 'prefix'), needles(clues, 'contains')]
  const tails = [...needles(clues, 'suffix').map(asTail), ...needles(clues, 'equals').map(asWhole)]
  return [
    ...(prefixes.length > 0 ? [prefixFinder(prefixes)] : []),
    ...(tails.length > 0 ? [tailFinder(tails)] : []),
    ...(substrings.length > 0 ? [skipFinder(substrings) ?? substringFinder(substrings)] : []),
  ]
}

function needles(clues: readonly NumberedClue[], kind: TextKind): readonly Needle[] {
  return clues.flatMap(([clue, id]) => (clue.kind === kind ? [{ id, text: clue.text }] : []))
}

function asTail(needle: Needle): Tail {
  return { ...needle, isWhole: false }
}

/** What a value is stands in one tree with what it ends with: of a long text its end is enough. */
function asWhole({ id, text }: Needle): Tail {
  return { id, text: text.slice(-MAX_TAIL), isWhole: text.length <= MAX_TAIL }
}

function networksOf(clues: readonly NumberedClue[]): NetworkTable<number> | undefined {
  const found = clues.flatMap(([clue, id]) => (clue.kind === 'network' ? [[clue.network, id] as const] : []))
  return found.length > 0 ? networkTable(found) : undefined
}

function rangesOf(clues: readonly NumberedClue[]): RangeIndex | undefined {
  const found = clues.flatMap(([clue, id]) =>
    clue.kind === 'number' ? [{ operator: clue.operator, limit: clue.value, id }] : [],
  )
  return found.length > 0 ? new RangeIndex(found) : undefined
}

const IN_NUMBERS = /^(?:[-+.\de]*|[aeflrstu]{1,5})$/
const MAX_TAIL = 24
const MAX_CONTAINERS = 1_000_000
