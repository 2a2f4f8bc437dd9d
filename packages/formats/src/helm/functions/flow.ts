import {
  countOf,
  type Func,
  fn,
  isTagged,
  kindName,
  Stop,
  typeName,
  type Value,
  variadic,
} from '../../lib/go-template/index.ts'
import { isDeepEqual, isEmpty } from './convert.ts'

/** Functions that choose, refuse, and ask what a value is. */
export const FLOW: Readonly<Record<string, Func>> = {
  default: variadic(['any'], 'any', ([fallback], [given = null]) => (isEmpty(given) ? fallback : given)),
  empty: fn(['any'], isEmpty),
  coalesce: variadic([], 'any', (_, values) => values.find((value) => !isEmpty(value)) ?? null),
  all: variadic([], 'any', (_, values) => values.every((value) => !isEmpty(value))),
  any: variadic([], 'any', (_, values) => values.some((value) => !isEmpty(value))),
  ternary: fn(['any', 'any', 'bool'], (yes, no, isMet) => (isMet ? yes : no)),
  fail: fn(['string'], (message) => {
    throw new Stop(message)
  }),
  required: fn(['string', 'any'], (message, value) => {
    if (value === null || value === '') throw new Stop(message)
    return value
  }),
  typeOf: fn(['any'], (value) => typeName(value)),
  typeIs: fn(['string', 'any'], (type, value) => type === typeName(value)),
  typeIsLike: fn(['string', 'any'], (type, value) => type === typeName(value) || `*${type}` === typeName(value)),
  kindOf: fn(['any'], (value) => kindName(value)),
  kindIs: fn(['string', 'any'], (kind, value) => kind === kindName(value)),
  deepEqual: fn(['any', 'any'], (a, b) => countOf(a) + countOf(b) > 0 && isDeepEqual(a, b)),
  call: variadic(['any'], 'any', ([func], args, caller) => called(func, args, (f) => f.call(args, caller))),
  /** There is no cluster to look in, as there is none for `helm template`. */
  lookup: fn(['string', 'string', 'string', 'string'], () => new Map()),
  getHostByName: fn(['string'], () => ''),
}

function called(func: Value, args: readonly Value[], call: (func: Func) => Value): Value {
  if (!isTagged(func) || func.go !== 'func') throw new Stop(`a value of type ${typeName(func)} cannot be called`)
  if (func.takes.some((kind) => kind !== 'any') || args.length < func.takes.length)
    throw new Stop('arguments that do not fit')
  return call(func)
}
