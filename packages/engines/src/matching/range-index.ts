import type { Operator } from '@ringwall/model'

/** A number that is compared with, under the number that tells of it. */
export interface Bound {
  readonly operator: Operator
  readonly limit: number
  readonly id: number
}

/** Finds the bounds that a number keeps; those that it does not are not looked at. */
export class RangeIndex {
  readonly #lower: readonly Bound[]
  readonly #upper: readonly Bound[]
  readonly #equal: ReadonlyMap<number, readonly Bound[]>

  constructor(bounds: readonly Bound[]) {
    const of = (...operators: readonly Operator[]): readonly Bound[] =>
      bounds.filter(({ operator }) => operators.includes(operator))
    this.#lower = of('>', '>=').toSorted((a, b) => a.limit - b.limit)
    this.#upper = of('<', '<=').toSorted((a, b) => b.limit - a.limit)
    this.#equal = Map.groupBy(of('='), ({ limit }) => limit)
  }

  search(value: number, found: (id: number) => void): void {
    for (const { operator, limit, id } of this.#lower) {
      if (limit > value) break
      if (limit < value || operator === '>=') found(id)
    }
    for (const { operator, limit, id } of this.#upper) {
      if (limit < value) break
      if (limit > value || operator === '<=') found(id)
    }
    for (const { id } of this.#equal.get(value) ?? []) found(id)
  }
}
