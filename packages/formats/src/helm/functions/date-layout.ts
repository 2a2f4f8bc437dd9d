import type { Time } from '../../lib/go-template/index.ts'

/** A time in UTC, within the years 1 to 9999. */
export function utc(ms: number): Time {
  return { go: 'time', ms: bounded(ms), offsetMinutes: 0 }
}

function bounded(ms: number): number {
  return Number.isNaN(ms) ? ZERO_TIME : Math.max(ZERO_TIME, Math.min(ms, MAX_TIME))
}

/** A date by Go's layout, which writes out how 2 January 2006, 15:04:05 would look. */
export function formatDate(layout: string, ms: number): string {
  const date = new Date(bounded(ms))
  return layout.replace(LAYOUT, (part) => FORMATS.get(part)?.(date) ?? part)
}

/** The time that a text tells in a layout, or `undefined` where it does not fit. */
export function parseDate(layout: string, text: string): Time | undefined {
  const found = partsOf(layout, text)
  if (found === undefined) return undefined
  const number = (fallback: number, ...names: readonly string[]): number =>
    Number(names.map((name) => found.get(name)).find((value) => value !== undefined) ?? fallback)
  const name = found.get('January') ?? found.get('Jan')
  const month = name === undefined ? number(1, '01', '1') - 1 : MONTHS.findIndex((m) => m.startsWith(name))
  const day = Date.UTC(number(1, '2006'), month, number(1, '02', '2'))
  const seconds = (number(0, '15', '03', '3') * 60 + number(0, '04', '4')) * 60 + number(0, '05', '5')
  return Number.isNaN(day) || month < 0 ? undefined : utc(day + seconds * 1000)
}

function partsOf(layout: string, text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  let rest = text
  let at = 0
  for (const { 0: part, index } of layout.matchAll(LAYOUT)) {
    const literal = layout.slice(at, index)
    if (!rest.startsWith(literal)) return undefined
    const [value] = (VALUES.get(part) ?? ANY_VALUE).exec(rest.slice(literal.length)) ?? []
    if (value === undefined) return undefined
    found.set(part, value)
    rest = rest.slice(literal.length + value.length)
    at = index + part.length
  }
  return rest === layout.slice(at) ? found : undefined
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function twelve(date: Date): number {
  return date.getUTCHours() % 12 || 12
}

/** The first of January of the year 1. */
export const ZERO_TIME = -62_135_596_800_000
const MAX_TIME = 253_402_300_799_999
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const LAYOUT =
  /January|Jan|Monday|Mon|MST|2006|Z07:00|Z0700|-07:00|-0700|-07|\.000|01|02|03|04|05|06|15|PM|pm|_2|1|2|3|4|5/g
const ANY_VALUE = /^(?:[A-Za-z]+|\d{1,2})/
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ['2006', /^\d{4}/],
  ['MST', /^[A-Z]{1,5}/],
  ['Z07:00', /^(?:Z|[-+]\d\d:\d\d)/],
  ['-07:00', /^[-+]\d\d:\d\d/],
  ['-0700', /^[-+]\d{4}/],
  ['.000', /^\.\d{3}/],
  ...['01', '02', '03', '04', '05', '06', '15'].map((part) => [part, /^\d\d/] as const),
])
const FORMATS: ReadonlyMap<string, (date: Date) => string> = new Map([
  ['January', (d: Date) => MONTHS[d.getUTCMonth()] ?? ''],
  ['Jan', (d: Date) => (MONTHS[d.getUTCMonth()] ?? '').slice(0, 3)],
  ['Monday', (d: Date) => DAYS[d.getUTCDay()] ?? ''],
  ['Mon', (d: Date) => (DAYS[d.getUTCDay()] ?? '').slice(0, 3)],
  ['MST', () => 'UTC'],
  ['2006', (d: Date) => String(d.getUTCFullYear()).padStart(4, '0')],
  ['06', (d: Date) => two(d.getUTCFullYear() % 100)],
  ['01', (d: Date) => two(d.getUTCMonth() + 1)],
  ['1', (d: Date) => String(d.getUTCMonth() + 1)],
  ['02', (d: Date) => two(d.getUTCDate())],
  ['_2', (d: Date) => String(d.getUTCDate()).padStart(2)],
  ['2', (d: Date) => String(d.getUTCDate())],
  ['15', (d: Date) => two(d.getUTCHours())],
  ['03', (d: Date) => two(twelve(d))],
  ['3', (d: Date) => String(twelve(d))],
  ['04', (d: Date) => two(d.getUTCMinutes())],
  ['4', (d: Date) => String(d.getUTCMinutes())],
  ['05', (d: Date) => two(d.getUTCSeconds())],
  ['5', (d: Date) => String(d.getUTCSeconds())],
  ['PM', (d: Date) => (d.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['pm', (d: Date) => (d.getUTCHours() < 12 ? 'am' : 'pm')],
  ['Z07:00', () => 'Z'],
  ['Z0700', () => 'Z'],
  ['-07:00', () => '+00:00'],
  ['-0700', () => '+0000'],
  ['-07', () => '+00'],
  ['.000', (d: Date) => `.${String(d.getUTCMilliseconds()).padStart(3, '0')}`],
])
