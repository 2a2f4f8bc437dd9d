/** Gives things their numbers, in the order in which they are first asked for. */
export interface Numbering<T> {
  readonly of: (thing: T) => number
  /** Those that have a number, by it. */
  readonly all: readonly T[]
}

/** Things of the same key have the same number. */
export function numbering<T>(keyOf: (thing: T) => string): Numbering<T> {
  const numbers = new Map<string, number>()
  const all: T[] = []
  return {
    all,
    of: (thing) => {
      const key = keyOf(thing)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, all.length)
      return all.push(thing) - 1
    },
  }
}
