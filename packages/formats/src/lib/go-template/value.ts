import type { Func } from './func.ts'

/**
 * A value of Go, as far as templates meet them: `null` is a nil interface, a number a `float64`, a `Map` a
 * `map[string]interface {}`, which functions may change in place.
 */
export type Value = null | boolean | string | number | Integer | Time | Struct | Func | List | Dict

export type List = readonly Value[]
export type Dict = Map<string, Value>

export interface Integer {
  readonly go: 'int' | 'int64'
  readonly value: bigint
}

export interface Time {
  readonly go: 'time'
  /** Milliseconds since the Unix epoch. */
  readonly ms: number
  /** Minutes east of UTC. */
  readonly offsetMinutes: number
}

/** A value with fixed fields and methods; everything else of it is unknown. */
export interface Struct {
  readonly go: 'struct'
  readonly type: string
  readonly fields: ReadonlyMap<string, Value>
  /** How `print` shows it. */
  readonly printed: string
  /** What it holds where it is a list or a map that has methods too. */
  readonly items?: List | Dict
}

export function int(value: bigint | number): Integer {
  return { go: 'int', value: BigInt.asIntN(64, BigInt(value)) }
}

export function int64(value: bigint | number): Integer {
  return { go: 'int64', value: BigInt.asIntN(64, BigInt(value)) }
}

/** The list or map that a value with methods is, or the value itself. */
export function itemsOf(value: Value): Value {
  return isTagged(value) && value.go === 'struct' && value.items !== undefined ? value.items : value
}

export function isList(value: Value | undefined): value is List {
  return Array.isArray(value)
}

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map
}

export function isInteger(value: Value | undefined): value is Integer {
  return isTagged(value) && (value.go === 'int' || value.go === 'int64')
}

/** True for values that carry the name of their Go type. */
export function isTagged(value: Value | undefined): value is Integer | Time | Struct | Func {
  return typeof value === 'object' && value !== null && !isList(value) && !isDict(value)
}

/** Name of a value's type, as `%T` prints it. */
export function typeName(value: Value | undefined): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (isList(value)) return '[]interface {}'
  if (isDict(value)) return 'map[string]interface {}'
  if (value.go === 'time') return 'time.Time'
  return value.go === 'struct' ? value.type : value.go
}

/** Name of a value's kind, as Go's `reflect` has them. */
export function kindName(value: Value): string {
  if (value === null) return 'invalid'
  if (isList(value)) return 'slice'
  if (isDict(value)) return 'map'
  if (!isTagged(value)) return typeName(value)
  return value.go === 'time' ? 'struct' : value.go
}

/** What `if` makes of a value. */
export function isTrue(value: Value | undefined): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' || isList(value)) return value.length > 0
  if (typeof value === 'number') return value !== 0
  if (isDict(value)) return value.size > 0
  if (isInteger(value)) return value.value !== 0n
  return itemsOf(value) === value || isTrue(itemsOf(value))
}
