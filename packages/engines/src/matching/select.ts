import type { Condition } from '@ringwall/model'
import type { Rate } from './selectivity.ts'
import { type Witness, witnessesOfTest } from './witness.ts'

/** Witnesses of which one is true wherever a condition holds, and of how many events in a thousand one may be. */
export interface Selection {
  readonly anyOf: readonly Witness[]
  readonly rate: number
}

/**
 * The rarest witnesses of a condition: of *and* those of its best part, of *or* those of every part, of *not* none. `undefined`
 * where the condition may hold for any event.
 */
export function selectWitnesses(condition: Condition, rate: Rate): Selection | undefined {
  switch (condition.kind) {
    case 'not':
      return undefined
    case 'test': {
      const anyOf = witnessesOfTest(condition)
      return anyOf && { anyOf, rate: anyOf.reduce((sum, witness) => sum + rate(witness), 0) }
    }
    case 'all':
      return condition.of
        .map((part) => selectWitnesses(part, rate))
        .reduce(
          (best, other) => (best === undefined || (other !== undefined && other.rate < best.rate) ? other : best),
          undefined,
        )
    case 'any': {
      const parts = condition.of.map((part) => selectWitnesses(part, rate))
      const known = parts.filter((part) => part !== undefined)
      if (known.length < parts.length) return undefined
      return { anyOf: known.flatMap(({ anyOf }) => anyOf), rate: known.reduce((sum, part) => sum + part.rate, 0) }
    }
  }
}
