import { isEqualToAny, isLess } from './compare.ts'
import { escapeHtml, escapeJavaScript, escapeQuery } from './escape.ts'
import { type Func, fn, variadic } from './func.ts'
import { printAll, printValue } from './print.ts'
import { printFormat } from './printf.ts'
import { Stop } from './stop.ts'
import { int, isDict, isInteger, isList, isTrue, itemsOf, type List, typeName, type Value } from './value.ts'

/** Functions that every template knows (Go's text/template). `and` and `or` are the executor's, for they evaluate no more than they need. */
export const BUILTINS: ReadonlyMap<string, Func> = new Map<string, Func>([
  ['not', fn(['any'], (value) => !isTrue(value))],
  ['eq', variadic(['any'], 'any', ([first], others) => isEqualToAny(first, others))],
  ['ne', fn(['any', 'any'], (a, b) => !isEqualToAny(a, [b]))],
  ['lt', fn(['any', 'any'], isLess)],
  ['le', fn(['any', 'any'], (a, b) => isLess(a, b) || isEqualToAny(a, [b]))],
  ['gt', fn(['any', 'any'], (a, b) => !(isLess(a, b) || isEqualToAny(a, [b])))],
  ['ge', fn(['any', 'any'], (a, b) => !isLess(a, b))],
  ['len', fn(['any'], lengthOf)],
  ['index', variadic(['any'], 'any', ([value], keys) => indexed(value, keys))],
  ['slice', variadic(['any'], 'any', ([value], bounds) => sliced(value, bounds))],
  ['print', variadic([], 'any', (_, values) => printAll(values))],
  ['println', variadic([], 'any', (_, values) => `${values.map((value) => printValue(value)).join(' ')}\n`)],
  ['printf', variadic(['string'], 'any', ([format], values) => printFormat(format, values))],
  ['html', variadic([], 'any', (_, values) => escapeHtml(printAll(values)))],
  ['js', variadic([], 'any', (_, values) => escapeJavaScript(printAll(values)))],
  ['urlquery', variadic([], 'any', (_, values) => escapeQuery(printAll(values)))],
])

function lengthOf(given: Value): Value {
  const value = itemsOf(given)
  if (typeof value === 'string') return int(new TextEncoder().encode(value).length)
  if (isList(value)) return int(value.length)
  if (isDict(value)) return int(value.size)
  throw new Stop(value === null ? 'len of nil' : `len of type ${typeName(value)}`)
}

function indexed(value: Value, keys: readonly Value[]): Value {
  return keys.reduce((found: Value, key) => elementOf(found, key), value)
}

function elementOf(given: Value, key: Value): Value {
  const value = itemsOf(given)
  if (isDict(value)) {
    if (typeof key !== 'string') throw new Stop(`a key of type ${typeName(key)}, where a string is expected`)
    return value.get(key) ?? null
  }
  if (typeof value === 'string') return int(new TextEncoder().encode(value)[positionOf(key)] ?? outOfRange(key))
  if (!isList(value)) throw new Stop(value === null ? 'index of nil' : `type ${typeName(value)} has no elements`)
  const at = positionOf(key)
  return at < value.length ? (value[at] ?? null) : outOfRange(key)
}

function sliced(value: Value, bounds: readonly Value[]): Value {
  if (bounds.length > 3) throw new Stop(`too many bounds of a slice: ${bounds.length}`)
  if (typeof value !== 'string' && !isList(value)) throw new Stop(`type ${typeName(value)} cannot be sliced`)
  const whole: Uint8Array | List = typeof value === 'string' ? new TextEncoder().encode(value) : value
  const [from = 0, to = whole.length] = bounds.map(positionOf)
  if (from > to || to > whole.length) throw new Stop(`slice out of range: ${from}:${to} of ${whole.length}`)
  return whole instanceof Uint8Array ? new TextDecoder().decode(whole.subarray(from, to)) : whole.slice(from, to)
}

function positionOf(key: Value): number {
  if (!isInteger(key)) throw new Stop(`an index of type ${typeName(key)}, where an integer is expected`)
  return key.value < 0n || key.value > BigInt(Number.MAX_SAFE_INTEGER) ? outOfRange(key) : Number(key.value)
}

function outOfRange(key: Value): never {
  throw new Stop(`index out of range: ${printValue(key)}`)
}
