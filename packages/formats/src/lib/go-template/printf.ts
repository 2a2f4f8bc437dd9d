import { countOf } from './measure.ts'
import { printFloat, printValue, sortedEntries } from './print.ts'
import { type Integer, isDict, isInteger, isList, typeName, type Value } from './value.ts'

/** `printf` with Go's verbs; what does not fit is told in the text, as Go tells it: `%!d(string=a)`. Widths are at most 1,000. */
export function printFormat(format: string, values: readonly Value[]): string {
  const state: State = { values, next: 0, isReordered: false }
  const text = format.replace(VERB, (_, flags, width, precision, index, verb: string) =>
    printVerb(state, { flags, width, precision, index }, verb),
  )
  return text + extra(state)
}

interface State {
  readonly values: readonly Value[]
  next: number
  isReordered: boolean
}

interface Written {
  readonly flags: string
  readonly width: string | undefined
  readonly precision: string | undefined
  readonly index: string | undefined
}

/** How to lay a value out. */
interface Layout {
  readonly flags: string
  readonly width: number
  /** `undefined` where none is written. */
  readonly precision: number | undefined
}

function printVerb(state: State, written: Written, verb: string): string {
  if (verb === '%') return '%'
  if (verb === '') return '%!(NOVERB)'
  const width = numberIn(state, written.width)
  const precision = written.precision === undefined ? undefined : numberIn(state, written.precision.slice(1))
  if (written.index !== undefined) {
    state.next = Number(written.index.slice(1, -1)) - 1
    state.isReordered = true
  }
  const value = state.values[state.next++]
  if (isList(value) || isDict(value)) countOf(value)
  if (value === undefined) return `%!${verb}(${written.index === undefined ? 'MISSING' : 'BADINDEX'})`
  return printAs(verb, value, { flags: written.flags, width: Math.abs(width ?? 0), precision })
}

/** A number as written, or the argument that `*` takes. */
function numberIn(state: State, written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  if (written !== '*') return Math.min(Number(written), MAX_WIDTH)
  const value = state.values[state.next++]
  return isInteger(value) ? Math.max(-MAX_WIDTH, Math.min(Number(value.value), MAX_WIDTH)) : 0
}

function extra({ values, next, isReordered }: State): string {
  if (isReordered || next >= values.length) return ''
  return `%!(EXTRA ${values.slice(next).map(described).join(', ')})`
}

function described(value: Value): string {
  return value === null ? '<nil>' : `${typeName(value)}=${printValue(value)}`
}

function printAs(verb: string, value: Value, layout: Layout, depth = 0): string {
  if (verb === 'T') return padded(typeName(value), layout)
  if (verb === 'v') return layout.flags.includes('#') ? padded(goSyntax(value), layout) : printPlain(value, layout)
  if (value === null) return `%!${verb}(<nil>)`
  if (depth > MAX_DEPTH) return '…'
  if (isList(value)) return `[${value.map((item) => printAs(verb, item, layout, depth + 1)).join(' ')}]`
  if (isDict(value))
    return `map[${sortedEntries(value)
      .map(([k, v]) => `${printAs(verb, k, layout)}:${printAs(verb, v, layout, depth + 1)}`)
      .join(' ')}]`
  return printScalar(verb, value, layout) ?? `%!${verb}(${described(value)})`
}

function printPlain(value: Value, layout: Layout): string {
  if (typeof value === 'number') return printReal('g', value, layout) ?? ''
  if (isInteger(value)) return printInteger('d', value, layout) ?? ''
  return padded(printValue(value), layout)
}

function printScalar(verb: string, value: Value, layout: Layout): string | undefined {
  if (typeof value === 'string') return printString(verb, value, layout)
  if (typeof value === 'boolean') return verb === 't' ? padded(String(value), layout) : undefined
  if (typeof value === 'number') return printReal(verb, value, layout)
  if (isInteger(value)) return printInteger(verb, value, layout)
  return verb === 's' ? padded(printValue(value), layout) : undefined
}

function printString(verb: string, value: string, layout: Layout): string | undefined {
  const text = layout.precision === undefined ? value : [...value].slice(0, layout.precision).join('')
  if (verb === 's') return padded(text, layout)
  if (verb === 'q')
    return padded(layout.flags.includes('#') && !/[`\n]/.test(text) ? `\`${text}\`` : quoteGo(text), layout)
  if (verb !== 'x' && verb !== 'X') return undefined
  const hex = Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0'))
  const joined = hex.join(layout.flags.includes(' ') ? ' ' : '')
  return padded(verb === 'X' ? joined.toUpperCase() : joined, layout)
}

function printInteger(verb: string, { value }: Integer, layout: Layout): string | undefined {
  const base = BASES.get(verb)
  if (base !== undefined) {
    const digits = (value < 0n ? -value : value).toString(base).padStart(layout.precision ?? 0, '0')
    const prefix = layout.flags.includes('#') || verb === 'O' ? (PREFIXES.get(verb) ?? '') : ''
    return paddedNumber(value < 0n, prefix + (verb === 'X' ? digits.toUpperCase() : digits), layout)
  }
  const character = value >= 0n && value <= 0x10ffffn ? String.fromCodePoint(Number(value)) : '\ufffd'
  if (verb === 'c') return padded(character, layout)
  if (verb === 'q') return padded(`'${character}'`, layout)
  return verb === 'U' ? padded(`U+${value.toString(16).toUpperCase().padStart(4, '0')}`, layout) : undefined
}

function printReal(verb: string, value: number, layout: Layout): string | undefined {
  const digits = realDigits(verb, Math.abs(value), layout.precision)
  if (digits === undefined) return undefined
  const isUpper = verb === 'E' || verb === 'G'
  return paddedNumber(value < 0 || Object.is(value, -0), isUpper ? digits.toUpperCase() : digits, layout)
}

function realDigits(verb: string, value: number, precision: number | undefined): string | undefined {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : '+Inf'
  switch (verb) {
    case 'f':
    case 'F':
      return value < 1e21 ? value.toFixed(Math.min(precision ?? 6, 100)) : String(BigInt(value))
    case 'e':
    case 'E':
      return exponential(value.toExponential(Math.min(precision ?? 6, 100)))
    case 'g':
    case 'G':
      return precision === undefined ? printFloat(value) : general(value, Math.max(1, Math.min(precision, 100)))
    default:
      return undefined
  }
}

/** `%.3g`: as many digits, without trailing zeros. */
function general(value: number, precision: number): string {
  const rounded = Number(value.toPrecision(precision))
  const power = rounded === 0 ? 0 : Number(rounded.toExponential().split('e')[1])
  return power >= -4 && power < precision ? String(rounded) : exponential(rounded.toExponential())
}

/** An exponent has two digits at least. */
function exponential(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

function paddedNumber(isNegative: boolean, digits: string, layout: Layout): string {
  const sign = isNegative ? '-' : layout.flags.includes('+') ? '+' : layout.flags.includes(' ') ? ' ' : ''
  const isFilled = layout.flags.includes('0') && !layout.flags.includes('-')
  return padded(sign + (isFilled ? digits.padStart(layout.width - sign.length, '0') : digits), layout)
}

function padded(text: string, { flags, width }: Layout): string {
  const missing = width - [...text.slice(0, width * 2)].length
  if (missing <= 0) return text
  return flags.includes('-') ? text + ' '.repeat(missing) : ' '.repeat(missing) + text
}

/** Text in double quotes with Go's escapes. */
export function quoteGo(text: string): string {
  const escaped = text.toWellFormed().replace(UNPRINTABLE, (c) => {
    const known = ESCAPES.get(c)
    if (known !== undefined) return known
    const code = c.codePointAt(0) ?? 0
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
  return `"${escaped}"`
}

function goSyntax(value: Value, depth = 0): string {
  if (depth > MAX_DEPTH) return '…'
  if (typeof value === 'string') return quoteGo(value)
  if (isList(value)) return `${typeName(value)}{${value.map((item) => goSyntax(item, depth + 1)).join(', ')}}`
  if (!isDict(value)) return printValue(value)
  const entries = [...value].map(([key, item]) => `${quoteGo(key)}:${goSyntax(item, depth + 1)}`)
  return `${typeName(value)}{${entries.join(', ')}}`
}

const MAX_WIDTH = 1000
const MAX_DEPTH = 200
const VERB = /%([-+# 0]*)(\d{1,4}|\*)?(\.(?:\d{1,4}|\*)?)?(\[\d{1,3}\])?([\s\S]|$)/gu
const BASES: ReadonlyMap<string, number> = new Map([
  ['d', 10],
  ['b', 2],
  ['o', 8],
  ['O', 8],
  ['x', 16],
  ['X', 16],
])
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['b', '0b'],
  ['o', '0'],
  ['O', '0o'],
  ['x', '0x'],
  ['X', '0X'],
])
const UNPRINTABLE = /["\\]|(?!\u00ad)\p{C}|(?! )\p{Z}/gu
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
])
