/** `3 hours ago`, in the largest unit that fits; `now` where it is less than a minute. */
export function formatAgo(at: number, now: number, locale: string): string {
  const seconds = Math.round((at - now) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  if (Math.abs(seconds) < 60) return format.format(0, 'second')
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60]
  return format.format(Math.trunc(seconds / size), unit)
}

/** A day and time with its zone: `24 Nov 2026, 11:04:09 GMT+1`. */
export function formatTime(at: number, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at)
}

/** A day: `24 Nov 2026`. */
export function formatDay(at: number, locale: string, zone?: string): string {
  const options = { year: 'numeric', month: 'short', day: 'numeric' } as const
  return new Intl.DateTimeFormat(locale, zone === undefined ? options : { ...options, timeZone: zone }).format(at)
}

/** A day of this year or the last: `24 Nov`. */
export function formatShortDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(at)
}

/** A length of time: `2 min 5 s`, `410 ms`. */
export function formatDuration(ms: number, locale: string): string {
  const print = (value: number, unit: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value)
  if (ms < 1000) return print(Math.max(0, Math.round(ms)), 'millisecond')
  if (ms < 60_000) return print(ms / 1000, 'second')
  const minutes = Math.floor(ms / 60_000)
  return [print(minutes, 'minute'), print(Math.round((ms % 60_000) / 1000), 'second')].join(' ')
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]
