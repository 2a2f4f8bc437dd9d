import { fold } from '@ringwall/base/fold'
import { type NetworkTable, networkTable, parseAddress } from '@ringwall/base/net'
import { type TextSearch, textSearch } from '@ringwall/base/search'
import { numberOf, textOf } from '@ringwall/languages/lib/condition'
import type { EventState } from './event-state.ts'
import { RangeIndex } from './range-index.ts'
import { keyOf, type Witness } from './witness.ts'

/** Takes the number of a rule whose witness was found true; more than once, perhaps. */
export type Found = (rule: number) => void

/** A rule, by number, that waits for a witness. */
export interface Waiting {
  readonly witness: Witness
  readonly rule: number
}

/** Finds the witnesses of one field that are true of an event, whatever their number. */
export class FieldIndex {
  readonly #field: number
  readonly #present: readonly number[]
  readonly #exact: ReadonlyMap<string, readonly number[]>
  readonly #parts: TextSearch | undefined
  readonly #rulesOfPart: readonly (readonly number[])[]
  readonly #networks: NetworkTable<number> | undefined
  readonly #ranges: RangeIndex | undefined
  #found: Found = () => undefined

  constructor(field: number, waiting: readonly Waiting[]) {
    const parts = groupedBy(waiting.filter(({ witness }) => witness.kind === 'part'))
    const needles = parts.flatMap(([{ witness }], id) => (witness.kind === 'part' ? [{ ...witness, id }] : []))
    this.#field = field
    this.#present = rulesOf(waiting.filter(({ witness }) => witness.kind === 'present'))
    this.#exact = exactMap(waiting)
    this.#parts = needles.length > 0 ? textSearch(needles) : undefined
    this.#rulesOfPart = parts.map(rulesOf)
    this.#networks = networksOf(waiting)
    this.#ranges = rangesOf(waiting)
  }

  get sizeBytes(): number {
    return this.#parts?.sizeBytes ?? 0
  }

  /** Texts shorter than this hold none of its witnesses. */
  get minLength(): number {
    return this.#exact.size > 0 ? 0 : (this.#parts?.minLength ?? 0)
  }

  search(state: EventState, found: Found): void {
    const value = state.value(this.#field)
    if (value === undefined) return
    tell(this.#present, found)
    if (Array.isArray(value)) {
      for (const element of value) this.#searchElement(element, found)
      return
    }
    const text = state.folded(this.#field)
    if (text !== undefined) this.searchText(text, found)
    this.#searchValue(value, found)
  }

  /** Looks for the witnesses in one folded text. */
  searchText(text: string, found: Found): void {
    if (this.#exact.size > 0) tell(this.#exact.get(text), found)
    if (this.#parts === undefined || text.length < this.#parts.minLength) return
    this.#found = found
    this.#parts.scan(text, this.#tellPart)
  }

  /** One function for all texts, for they are many. */
  readonly #tellPart = (part: number): void => tell(this.#rulesOfPart[part], this.#found)

  #searchElement(element: unknown, found: Found): void {
    const text = textOf(element)
    if (text !== undefined) this.searchText(fold(text), found)
    this.#searchValue(element, found)
  }

  #searchValue(value: unknown, found: Found): void {
    if (this.#networks !== undefined) {
      const address = parseAddress(textOf(value) ?? '')
      if (address !== undefined) tell(this.#networks.find(address), found)
    }
    if (this.#ranges !== undefined) {
      const number = numberOf(value)
      if (number !== undefined) this.#ranges.search(number, found)
    }
  }
}

function networksOf(waiting: readonly Waiting[]): NetworkTable<number> | undefined {
  const entries = waiting.flatMap(({ witness, rule }) =>
    witness.kind === 'network' ? [[witness.network, rule] as const] : [],
  )
  return entries.length > 0 ? networkTable(entries) : undefined
}

function rangesOf(waiting: readonly Waiting[]): RangeIndex | undefined {
  const bounds = waiting.flatMap(({ witness, rule }) => (witness.kind === 'range' ? [{ ...witness, rule }] : []))
  return bounds.length > 0 ? new RangeIndex(bounds) : undefined
}

function tell(rules: readonly number[] | undefined, found: Found): void {
  if (rules !== undefined) for (let i = 0; i < rules.length; i++) found(rules[i] ?? 0)
}

function exactMap(waiting: readonly Waiting[]): ReadonlyMap<string, readonly number[]> {
  const exact = waiting.filter(({ witness }) => witness.kind === 'exact')
  return new Map(
    groupedBy(exact).map((group) => [group[0].witness.kind === 'exact' ? group[0].witness.text : '', rulesOf(group)]),
  )
}

function groupedBy(waiting: readonly Waiting[]): readonly (readonly [Waiting, ...Waiting[]])[] {
  const groups = new Map<string, [Waiting, ...Waiting[]]>()
  for (const one of waiting) {
    const key = keyOf(one.witness)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function rulesOf(waiting: readonly Waiting[]): readonly number[] {
  return [...new Set(waiting.map(({ rule }) => rule))]
}
