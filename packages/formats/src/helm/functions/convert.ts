import {
  type Integer,
  int,
  int64,
  isDict,
  isInteger,
  isList,
  isTagged,
  printValue,
  type Value,
} from '../../lib/go-template/index.ts'

/** A value as Sprig makes text of it. */
export function toText(value: Value): string {
  return typeof value === 'string' ? value : printValue(value)
}

/** The elements of a list as text, without nil; of anything else the text of itself. */
export function toTexts(value: Value): readonly string[] {
  if (value === null) return []
  return isList(value) ? value.filter((item) => item !== null).map(toText) : [toText(value)]
}

/** A number as Sprig reads one from anything: text by its prefix, booleans as 0 and 1, what is none as 0. */
export function toInteger(value: Value): bigint {
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt.asIntN(64, BigInt(Math.trunc(value))) : 0n
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (isInteger(value)) return value.value
  return typeof value === 'string' ? integerIn(value) : 0n
}

function integerIn(text: string): bigint {
  const written = text.replace(/\.0*$/, '').replaceAll('_', '')
  const sign = /^[-+]/.exec(written)?.[0] ?? ''
  const digits = written.slice(sign.length)
  const modern = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits
  if (modern.length > MAX_DIGITS || !INTEGER.test(modern)) return 0n
  return BigInt.asIntN(64, sign === '-' ? -BigInt(modern) : BigInt(modern))
}

export function toFloat(value: Value): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isInteger(value)) return Number(value.value)
  if (typeof value !== 'string' || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(value)) return 0
  return Number(value)
}

export function toInt(value: Value): Integer {
  return int(toInteger(value))
}

export function toInt64(value: Value): Integer {
  return int64(toInteger(value))
}

/** True for what Sprig calls empty: nothing, zero, false, no characters, no elements. */
export function isEmpty(value: Value): boolean {
  if (value === null || value === false || value === '' || value === 0) return true
  if (isList(value)) return value.length === 0
  if (isDict(value)) return value.size === 0
  return isInteger(value) && value.value === 0n
}

/** Go's `reflect.DeepEqual`: an integer is no float. */
export function isDeepEqual(a: Value, b: Value, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, i) => isDeepEqual(item, b[i] ?? null, depth + 1))
  if (isDict(a) && isDict(b))
    return (
      a.size === b.size && [...a].every(([key, item]) => b.has(key) && isDeepEqual(item, b.get(key) ?? null, depth + 1))
    )
  if (isInteger(a) && isInteger(b)) return a.go === b.go && a.value === b.value
  if (isTagged(a) && isTagged(b)) return a.go === 'time' && b.go === 'time' ? a.ms === b.ms : a === b
  return a === b
}

/** A copy of maps and lists all the way down. */
export function deepCopy<T extends Value>(value: T, depth?: number): T
export function deepCopy(value: Value, depth = 0): Value {
  if (depth > MAX_DEPTH) return null
  if (isList(value)) return value.map((item) => deepCopy(item, depth + 1))
  if (isDict(value)) return new Map([...value].map(([key, item]) => [key, deepCopy(item, depth + 1)]))
  return value
}

/** A value of JSON or YAML as templates see it: every number is a float. */
export function fromPlain(value: unknown, depth = 0): Value {
  if (value === null || typeof value !== 'object') return isScalar(value) ? value : null
  if (depth > MAX_DEPTH) return null
  if (Array.isArray(value)) return value.map((item) => fromPlain(item, depth + 1))
  return new Map(Object.entries(value).map(([key, item]) => [key, fromPlain(item, depth + 1)]))
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

const MAX_DEPTH = 300
const MAX_DIGITS = 64
const INTEGER = /^(?:0|[1-9]\d*|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/
