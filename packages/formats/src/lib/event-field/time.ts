/**
 * A time as events write it, in milliseconds since the Unix epoch: text of ISO 8601, UTC where it names no zone, or a number of
 * seconds, milliseconds, microseconds or nanoseconds, told apart by its size. `undefined` for what is no time since 1973.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined
  if (NUMBER.test(value)) return ofNumber(Number(value))
  const { date, time, zone = 'Z' } = ISO.exec(value)?.groups ?? {}
  if (date === undefined || time === undefined) return undefined
  const ms = Date.parse(`${date}T${time.replace(',', '.')}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(ms) ? undefined : ms
}

function ofNumber(value: number): number | undefined {
  if (!(value >= FIRST && value < FIRST_TOO_LARGE)) return undefined
  for (let ms = value * 1000; ms >= FIRST * 1000; ms /= 1000) if (ms < LAST) return Math.round(ms)
  return undefined
}

/** Nanoseconds: 2286. */
const FIRST_TOO_LARGE = 1e19
/** Seconds: 1973. */
const FIRST = 1e8
/** Milliseconds: 2286. */
const LAST = 1e13
const MAX_LENGTH = 64
const NUMBER = /^\d{9,19}(?:\.\d{1,9})?$/
const ISO = /^(?<date>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(?<zone>Z|[+-]\d\d:?\d\d)?$/
