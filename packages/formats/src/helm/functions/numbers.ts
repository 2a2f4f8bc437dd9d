import { type Func, fn, int, int64, Stop, type Value, variadic } from '../../lib/go-template/index.ts'
import { toFloat, toInt, toInt64, toInteger, toText } from './convert.ts'

/** Sprig's functions of numbers. Whole ones are of 64 bits and wrap around. */
export const NUMBERS: Readonly<Record<string, Func>> = {
  int: fn(['any'], toInt),
  int64: fn(['any'], toInt64),
  float64: fn(['any'], toFloat),
  atoi: fn(['string'], (text) => (/^[-+]?\d{1,18}$/.test(text) ? int(BigInt(text.replace('+', ''))) : int(0))),
  toDecimal: fn(['any'], (value) => {
    const text = toText(value)
    return int64(/^[0-7]{1,20}$/.test(text) ? BigInt(`0o${text}`) : 0)
  }),
  add: variadic([], 'any', (_, values) => int64(values.reduce((sum: bigint, value) => sum + toInteger(value), 0n))),
  add1: fn(['any'], (value) => int64(toInteger(value) + 1n)),
  sub: fn(['any', 'any'], (a, b) => int64(toInteger(a) - toInteger(b))),
  mul: variadic(['any'], 'any', ([first], values) =>
    int64(values.reduce((product: bigint, value) => BigInt.asIntN(64, product * toInteger(value)), toInteger(first))),
  ),
  div: fn(['any', 'any'], (a, b) => int64(toInteger(a) / divisor(b))),
  mod: fn(['any', 'any'], (a, b) => int64(toInteger(a) % divisor(b))),
  max: variadic(['any'], 'any', ([first], values) =>
    int64([first, ...values].map(toInteger).reduce((a, b) => (b > a ? b : a))),
  ),
  biggest: variadic(['any'], 'any', ([first], values) =>
    int64([first, ...values].map(toInteger).reduce((a, b) => (b > a ? b : a))),
  ),
  min: variadic(['any'], 'any', ([first], values) =>
    int64([first, ...values].map(toInteger).reduce((a, b) => (b < a ? b : a))),
  ),
  maxf: variadic(['any'], 'any', ([first], values) => Math.max(toFloat(first), ...values.map(toFloat))),
  minf: variadic(['any'], 'any', ([first], values) => Math.min(toFloat(first), ...values.map(toFloat))),
  add1f: fn(['any'], (value) => decimal(toFloat(value) + 1)),
  addf: variadic([], 'any', (_, values) => values.reduce((sum: number, value) => decimal(sum + toFloat(value)), 0)),
  subf: variadic(['any'], 'any', ([first], values) =>
    values.reduce((a: number, b) => decimal(a - toFloat(b)), toFloat(first)),
  ),
  mulf: variadic(['any'], 'any', ([first], values) =>
    values.reduce((a: number, b) => decimal(a * toFloat(b)), toFloat(first)),
  ),
  divf: variadic(['any'], 'any', ([first], values) =>
    values.reduce((a: number, b) => decimal(a / (toFloat(b) || notZero())), toFloat(first)),
  ),
  floor: fn(['any'], (value) => Math.floor(toFloat(value))),
  ceil: fn(['any'], (value) => Math.ceil(toFloat(value))),
  round: variadic(['any', 'int'], 'float', ([value, places], [from = 0.5]) => rounded(toFloat(value), places, from)),
}

function divisor(value: Value): bigint {
  return toInteger(value) || notZero()
}

function notZero(): never {
  throw new Stop('a division by zero')
}

/** Sprig reckons with decimals: 0.1 and 0.2 are 0.3. */
function decimal(value: number): number {
  return Number(value.toPrecision(15))
}

function rounded(value: number, places: number, from: number): number {
  const scale = 10 ** Math.max(-15, Math.min(places, 15))
  const digits = decimal(value * scale)
  const rest = digits - Math.trunc(digits)
  return (rest >= from ? Math.ceil(digits) : Math.floor(digits)) / scale
}
