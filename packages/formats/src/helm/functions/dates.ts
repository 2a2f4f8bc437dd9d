import { type Func, fn, isInteger, isTagged, Stop, type Time, type Value } from '../../lib/go-template/index.ts'
import { toInteger, toText } from './convert.ts'
import { formatDate, parseDate, utc, ZERO_TIME } from './date-layout.ts'

/** Sprig's dates, in UTC: `now` is the time that the chart is rendered at, which is given. */
export function dateFunctions(now: number): Readonly<Record<string, Func>> {
  const at = (value: Value): Time => timeOf(value, now)
  const modified = fn(['string', 'any'], (by, time) => ({ ...at(time), ms: at(time).ms + (durationOf(by) ?? 0) }))
  const strictlyModified = fn(['string', 'any'], (by, time) => {
    const change = durationOf(by)
    if (change === undefined) throw new Stop(`${JSON.stringify(by)} is no duration`)
    return { ...at(time), ms: at(time).ms + change }
  })
  const inZone = fn(['string', 'any', 'string'], (layout, time) => formatDate(layout, at(time).ms))
  return {
    now: fn([], () => utc(now)),
    date: fn(['string', 'any'], (layout, time) => formatDate(layout, at(time).ms)),
    dateInZone: inZone,
    date_in_zone: inZone,
    htmlDate: fn(['any'], (time) => formatDate('2006-01-02', at(time).ms)),
    htmlDateInZone: fn(['any', 'string'], (time) => formatDate('2006-01-02', at(time).ms)),
    dateModify: modified,
    date_modify: modified,
    mustDateModify: strictlyModified,
    must_date_modify: strictlyModified,
    unixEpoch: fn(['any'], (time) => String(Math.floor(at(time).ms / 1000))),
    toDate: fn(['string', 'string'], (layout, text) => parseDate(layout, text) ?? utc(ZERO_TIME)),
    mustToDate: fn(['string', 'string'], (layout, text) => {
      const time = parseDate(layout, text)
      if (time === undefined) throw new Stop(`${JSON.stringify(text)} is no date like ${JSON.stringify(layout)}`)
      return time
    }),
    ago: fn(['any'], (time) => printDuration(Math.floor((now - at(time).ms) / 1000))),
    duration: fn(['any'], (seconds) => printDuration(isWhole(seconds) ? Number(toInteger(seconds)) : 0)),
    durationRound: fn(['any'], (value) => roundDuration(Math.abs((durationOf(toText(value)) ?? 0) / 1000))),
  }
}

function timeOf(value: Value, now: number): Time {
  if (isTagged(value) && value.go === 'time') return utc(value.ms)
  return isInteger(value) ? utc(Number(value.value) * 1000) : utc(now)
}

/** Sprig takes seconds as text or `int64`, and anything else as none. */
function isWhole(value: Value): boolean {
  return typeof value === 'string' || (isInteger(value) && value.go === 'int64')
}

/** Milliseconds of `1h30m`, or `undefined` where it is no duration. */
function durationOf(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1
  const body = text.replace(/^[-+]/, '')
  if (body === '0') return 0
  const parts = [...body.matchAll(/(\d{1,12}(?:\.\d{0,9})?)(ns|us|µs|ms|s|m|h)/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== body) return undefined
  return sign * parts.reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS.get(unit ?? '') ?? 0), 0)
}

/** `1h1m5s`. */
function printDuration(seconds: number): string {
  const total = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const parts = [seconds < 0 ? '-' : '', hours > 0 ? `${hours}h` : '', total >= 60 ? `${minutes}m` : '', `${rest}s`]
  return parts.join('')
}

/** The largest unit alone. */
function roundDuration(seconds: number): string {
  const unit = ROUNDED.find(([size]) => seconds >= size)
  return unit === undefined ? '0s' : `${Math.floor(seconds / unit[0])}${unit[1]}`
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
])
const ROUNDED = [
  [31_536_000, 'y'],
  [2_592_000, 'mo'],
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const
