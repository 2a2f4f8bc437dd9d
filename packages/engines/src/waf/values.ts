import { type Entry, entry } from './entry.ts'

/** The entries of a variable. The list stays the same one through a transaction; its version tells changes apart. */
export interface List {
  entries: readonly Entry[]
  version: number
}

/** The values of a transaction, by variable in upper case. What changes is replaced, so that an entry never does. */
export class Values {
  /** Counts the changes of variables that rules do not set as they go. */
  epoch = 0
  readonly #lists = new Map<string, KeptList>()
  /** What matched last, in order, until somebody asks for it. */
  #matches: Matched[] = []
  #areMatchesTold = true

  /** What matched last is forgotten, and new matches begin. */
  startMatches(): void {
    this.#matches = []
  }

  addMatch(match: Matched): void {
    this.#matches.push(match)
    this.#areMatchesTold = false
  }

  /** The entries of a variable, in order of appearance. */
  of(variable: string): readonly Entry[] {
    return this.#find(variable)?.entries ?? NONE
  }

  list(variable: string): List {
    return this.#find(variable) ?? this.#kept(variable)
  }

  /** The entries of a key in lower case, in order of appearance. */
  ofKey(variable: string, lowerKey: string): readonly Entry[] {
    const list = this.#find(variable)
    if (list === undefined) return NONE
    if (list.places === undefined) return list.entries.filter((one) => one.lowerKey === lowerKey)
    const one = list.entries[list.places.get(lowerKey) ?? -1]
    return one === undefined ? NONE : [one]
  }

  /** The first value of a variable, or of a key of it. */
  first(variable: string, key?: string): string | undefined {
    if (key === undefined) return this.of(variable)[0]?.value
    return this.ofKey(variable, key.toLowerCase())[0]?.value
  }

  /** Gives a variable its one value. */
  set(variable: string, value: string): void {
    const list = this.#kept(variable)
    list.entries = [entry(variable, '', value)]
    list.places = undefined
    this.#changed(list, variable)
  }

  add(variable: string, key: string, value: string): void {
    this.addEntry(variable, entry(variable, key, value))
  }

  /** Adds an entry as it is to the list of a name. */
  addEntry(name: string, one: Entry): void {
    const list = this.#kept(name)
    list.entries.push(one)
    list.places = undefined
    this.#changed(list, name)
  }

  /** Sets a key of a collection, whatever its case. */
  put(variable: string, key: string, value: string): void {
    const list = this.#kept(variable)
    const one = entry(variable, key, value)
    list.places ??= placesOf(list.entries)
    const at = list.places.get(one.lowerKey)
    if (at === undefined) list.places.set(one.lowerKey, list.entries.push(one) - 1)
    else list.entries[at] = one
    this.#changed(list, variable)
  }

  remove(variable: string, key: string): void {
    const list = this.#lists.get(variable)
    const lower = key.toLowerCase()
    if (list === undefined || (list.places !== undefined && !list.places.has(lower))) return
    list.entries = list.entries.filter((one) => one.lowerKey !== lower)
    list.places = list.places === undefined ? undefined : placesOf(list.entries)
    this.#changed(list, variable)
  }

  #find(variable: string): KeptList | undefined {
    if (!this.#areMatchesTold && variable.startsWith('MATCHED_')) this.#tellMatches()
    return this.#lists.get(variable)
  }

  #tellMatches(): void {
    this.#areMatchesTold = true
    const last = this.#matches.at(-1)
    this.set('MATCHED_VAR', last?.value ?? '')
    this.set('MATCHED_VAR_NAME', last?.name ?? '')
    this.#replace(
      'MATCHED_VARS',
      this.#matches.map(({ name, value }) => entry('MATCHED_VARS', name, value)),
    )
    this.#replace(
      'MATCHED_VARS_NAMES',
      this.#matches.map(({ name }) => entry('MATCHED_VARS_NAMES', name, name)),
    )
  }

  #replace(variable: string, entries: Entry[]): void {
    const list = this.#kept(variable)
    list.entries = entries
    this.#changed(list, variable)
  }

  #changed(list: KeptList, variable: string): void {
    list.version++
    if (!isVolatile(variable)) this.epoch++
  }

  #kept(variable: string): KeptList {
    const known = this.#lists.get(variable)
    if (known !== undefined) return known
    const fresh: KeptList = { entries: [], places: undefined, version: 0 }
    this.#lists.set(variable, fresh)
    return fresh
  }
}

/** What an operator matched: `ARGS:id` and the value it saw. */
export interface Matched {
  readonly name: string
  readonly value: string
}

/** Whether rules change a variable as they match. */
export function isVolatile(variable: string): boolean {
  return variable === 'TX' || variable.startsWith('MATCHED_') || COLLECTIONS.has(variable)
}

/** `places`: where each key stands, for a collection in which none stands twice. */
interface KeptList {
  entries: Entry[]
  places: Map<string, number> | undefined
  version: number
}

function placesOf(entries: readonly Entry[]): Map<string, number> {
  return new Map(entries.map((one, i) => [one.lowerKey, i]))
}

const NONE: readonly Entry[] = []
const COLLECTIONS: ReadonlySet<string> = new Set(['ENV', 'GLOBAL', 'IP', 'RESOURCE', 'SESSION', 'USER'])
