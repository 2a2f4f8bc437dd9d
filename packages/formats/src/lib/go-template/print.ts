import { countOf } from './measure.ts'
import { isDict, isInteger, isList, isTagged, type Value } from './value.ts'

/** A value as `%v` prints it. Cost: its size; one that has no end stops. */
export function printValue(value: Value | undefined): string {
  if (isList(value) || isDict(value)) countOf(value)
  return printed(value, 0)
}

function printed(value: Value | undefined, depth: number): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return printFloat(value)
  // A map can hold itself.
  if (depth > MAX_DEPTH) return '…'
  if (isList(value)) return `[${value.map((item) => printed(item, depth + 1)).join(' ')}]`
  if (isDict(value))
    return `map[${sortedEntries(value)
      .map(([key, item]) => `${key}:${printed(item, depth + 1)}`)
      .join(' ')}]`
  return printTagged(value)
}

function printTagged(value: Value): string {
  if (isInteger(value)) return String(value.value)
  if (!isTagged(value)) return ''
  if (value.go === 'struct') return value.printed
  return value.go === 'time' ? printTime(value.ms, value.offsetMinutes) : '<func>'
}

function printTime(ms: number, offsetMinutes: number): string {
  const local = new Date(ms + offsetMinutes * 60_000)
  const minutes = Math.abs(offsetMinutes)
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`
  return `${local.toISOString().slice(0, 19).replace('T', ' ')} ${zone} UTC`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** A float as Go's `%v` and `%g`: the shortest digits that read back as the same, with an exponent where it is under -4 or over 5. */
export function printFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power <= MAX_PLAIN) return plain(mantissa, power)
  return `${mantissa}e${power < 0 ? '-' : '+'}${pad(Math.abs(power))}`
}

function plain(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0')
  const fraction = digits.slice(power + 1)
  return sign + whole + (fraction === '' ? '' : `.${fraction}`)
}

/** `print`: a space between two operands of which neither is text. */
export function printAll(values: readonly Value[]): string {
  return values.map((value, i) => (i > 0 && isApart(values[i - 1], value) ? ' ' : '') + printValue(value)).join('')
}

function isApart(before: Value | undefined, value: Value): boolean {
  return typeof before !== 'string' && typeof value !== 'string'
}

/** The entries of a map by their keys in the order of their bytes, as Go ranges over them. */
export function sortedEntries(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => compareBytes(a, b))
}

/** The order of the UTF-8 of two texts: that of their code points. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

const MAX_DEPTH = 200
/** The largest exponent that is written out. */
const MAX_PLAIN = 5
