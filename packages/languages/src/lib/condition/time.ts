import type { TimePart } from '@ringwall/model'

/**
 * A number out of a date that begins as ISO 8601 writes it, `2024-05-17T09:30…` or with a blank, or `undefined` where the text
 * is none. It is the number that is written: no time zone is looked at.
 */
export function timePart(text: string, part: TimePart): number | undefined {
  const [, year = '', month = '', day = '', hour, minute] = DATE.exec(text) ?? []
  if (!isDate(Number(year), Number(month), Number(day))) return undefined
  switch (part) {
    case 'year':
      return Number(year)
    case 'month':
      return Number(month)
    case 'day':
      return Number(day)
    case 'week':
      return isoWeek(Number(year), Number(month), Number(day))
    case 'hour':
      return hour === undefined ? undefined : Number(hour)
    case 'minute':
      return minute === undefined ? undefined : Number(minute)
  }
}

function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The week that holds the Thursday nearest to the day. */
function isoWeek(year: number, month: number, day: number): number {
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  const thursday = new Date(Date.UTC(year, month - 1, day - weekday + 3))
  const january = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.floor((thursday.getTime() - january) / WEEK_MS) + 1
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d))?/
const WEEK_MS = 7 * 24 * 3600 * 1000
