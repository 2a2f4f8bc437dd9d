import { type Entry, entry } from './entry.ts'

/** The values of a transaction, by variable in upper case. What changes is replaced, so that an entry never does. */
export class Values {
  readonly #lists = new Map<string, Entry[]>()

  /** The entries of a variable, in order of appearance. */
  of(variable: string): readonly Entry[] {
    return this.#lists.get(variable) ?? NONE
  }

  /** The first value of a variable, or of a key of it. */
  first(variable: string, key?: string): string | undefined {
    const list = this.#lists.get(variable)
    if (list === undefined) return undefined
    if (key === undefined) return list[0]?.value
    const lower = key.toLowerCase()
    return list.find((one) => one.lowerKey === lower)?.value
  }

  /** Gives a variable its one value. */
  set(variable: string, value: string): void {
    this.#lists.set(variable, [entry(variable, '', value)])
  }

  add(variable: string, key: string, value: string): void {
    this.addEntry(variable, entry(variable, key, value))
  }

  /** Adds an entry as it is to the list of a name. */
  addEntry(list: string, one: Entry): void {
    const known = this.#lists.get(list)
    if (known === undefined) this.#lists.set(list, [one])
    else known.push(one)
  }

  /** Sets a key of a collection, whatever its case. */
  put(variable: string, key: string, value: string): void {
    const list = this.#lists.get(variable) ?? []
    const lower = key.toLowerCase()
    const at = list.findIndex((one) => one.lowerKey === lower)
    const one = entry(variable, key, value)
    if (at < 0) list.push(one)
    else list[at] = one
    this.#lists.set(variable, list)
  }

  remove(variable: string, key: string): void {
    const lower = key.toLowerCase()
    this.#lists.set(
      variable,
      this.of(variable).filter((one) => one.lowerKey !== lower),
    )
  }

  clear(variable: string): void {
    this.#lists.delete(variable)
  }
}

const NONE: readonly Entry[] = []
