import { type Transformation, transformationNamed, type UnicodeMap } from '@ringwall/languages/lib/transform'

/** A chain of transformations before the sieve is built. */
export interface DraftChain {
  readonly parent: number
  readonly run: (value: string) => string
  /** In lower case, in order. */
  readonly names: readonly string[]
}

/** Chains by number: a chain is its parent and one more, so that rules share what they have in common. */
export class ChainTable {
  readonly list: DraftChain[] = [{ parent: -1, run: (value) => value, names: [] }]
  readonly #numbers = new Map<string, number>()
  readonly #map: UnicodeMap | undefined

  constructor(map: UnicodeMap | undefined) {
    this.#map = map
  }

  /** The numbers of the chains on the way to this one: the empty chain first, this one last. */
  steps(names: readonly string[]): readonly number[] {
    const steps = [0]
    for (const [i] of names.entries()) steps.push(this.#chain(names.slice(0, i + 1), steps.at(-1) ?? 0))
    return steps
  }

  #chain(names: readonly string[], parent: number): number {
    const key = names.join()
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const transformation: Transformation = transformationNamed(names.at(-1) ?? '') ?? ((value) => value)
    this.list.push({ parent, run: (value) => transformation(value, this.#map), names })
    this.#numbers.set(key, this.list.length - 1)
    return this.list.length - 1
  }
}
