import { compareBytes } from './print.ts'
import { Stop } from './stop.ts'
import { isDict, isInteger, isList, isTagged, typeName, type Value } from './value.ts'

/** `eq`: true where the first value equals any other. Stops, as Go does, at values that have no common kind. */
export function isEqualToAny(first: Value, others: readonly Value[]): boolean {
  if (others.length === 0) throw new Stop('missing argument for comparison')
  return others.some((other) => isEqual(first, other))
}

function isEqual(a: Value, b: Value): boolean {
  const [kind, other] = [basicKind(a), basicKind(b)]
  if (kind !== other) {
    if (a === null || b === null) return false
    throw incompatible(a, b)
  }
  if (kind !== undefined) return isInteger(a) && isInteger(b) ? a.value === b.value : a === b
  if (a === null || b === null) return a === b
  if (isList(a) || isDict(a) || isTagged(a)) throw new Stop(`values of type ${typeName(a)} cannot be compared`)
  return false
}

/** `lt`. */
export function isLess(a: Value, b: Value): boolean {
  const kind = basicKind(a)
  if (kind === undefined || kind === 'bool') throw new Stop(`values of type ${typeName(a)} have no order`)
  if (kind !== basicKind(b)) throw incompatible(a, b)
  if (isInteger(a) && isInteger(b)) return a.value < b.value
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return typeof a === 'string' && typeof b === 'string' && compareBytes(a, b) < 0
}

function incompatible(a: Value, b: Value): Stop {
  return new Stop(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`)
}

function basicKind(value: Value): 'bool' | 'int' | 'float' | 'string' | undefined {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'float'
  if (typeof value === 'string') return 'string'
  return isInteger(value) ? 'int' : undefined
}
