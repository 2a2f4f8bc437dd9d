import { type Entry, entry } from './entry.ts'

/** The entries of a variable. The list stays the same one through a transaction; its version tells changes apart. */
export interface List {
  entries: readonly Entry[]
  version: number
}

/** The values of a transaction, by variable in upper case. What changes is replaced, so that an entry never does. */
export class Values {
  readonly #lists = new Map<string, KeptList>()

  /** The entries of a variable, in order of appearance. */
  of(variable: string): readonly Entry[] {
    return this.#lists.get(variable)?.entries ?? NONE
  }

  list(variable: string): List {
    return this.#kept(variable)
  }

  /** The entries of a key in lower case, in order of appearance. */
  ofKey(variable: string, lowerKey: string): readonly Entry[] {
    const list = this.#lists.get(variable)
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
    list.version++
  }

  add(variable: string, key: string, value: string): void {
    this.addEntry(variable, entry(variable, key, value))
  }

  /** Adds an entry as it is to the list of a name. */
  addEntry(name: string, one: Entry): void {
    const list = this.#kept(name)
    list.entries.push(one)
    list.places = undefined
    list.version++
  }

  /** Sets a key of a collection, whatever its case. */
  put(variable: string, key: string, value: string): void {
    const list = this.#kept(variable)
    const one = entry(variable, key, value)
    list.places ??= placesOf(list.entries)
    const at = list.places.get(one.lowerKey)
    if (at === undefined) list.places.set(one.lowerKey, list.entries.push(one) - 1)
    else list.entries[at] = one
    list.version++
  }

  remove(variable: string, key: string): void {
    const list = this.#lists.get(variable)
    const lower = key.toLowerCase()
    if (list === undefined || !list.entries.some((one) => one.lowerKey === lower)) return
    list.entries = list.entries.filter((one) => one.lowerKey !== lower)
    list.places = list.places === undefined ? undefined : placesOf(list.entries)
    list.version++
  }

  clear(variable: string): void {
    const list = this.#lists.get(variable)
    if (list === undefined || list.entries.length === 0) return
    list.entries = []
    list.places = undefined
    list.version++
  }

  #kept(variable: string): KeptList {
    const known = this.#lists.get(variable)
    if (known !== undefined) return known
    const fresh: KeptList = { entries: [], places: undefined, version: 0 }
    this.#lists.set(variable, fresh)
    return fresh
  }
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
