import type { Coverage, Span } from '@ringwall/model'

/** `1 finding`, `2 findings`, `1,284 findings`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** How much was judged: `2 objects`, or `2 events`. */
export function printJudged({ objectsJudged, unit }: Coverage): string {
  return plural(objectsJudged, unit ?? 'object')
}

/** ISO 8601 in UTC with its zone, of milliseconds since the Unix epoch. Times that no date can hold are the nearest that one can. */
export function printTime(time: number): string {
  return new Date(Math.min(Math.max(time || 0, -MAX_TIME), MAX_TIME)).toISOString()
}

/** At most `max` UTF-16 code units, the last an ellipsis where something was cut; never half a surrogate pair. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The last line that a span touches: one that ends before the first character of a line does not touch that line. */
export function lastLine({ start, end }: Span): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : Math.max(end.line, start.line)
}

/** A relative path as code hosts name it, with no `./` before it. */
export function repositoryPath(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '')
}

/** ECMA-262 §21.4.1.1: the most milliseconds on either side of the epoch. */
const MAX_TIME = 8.64e15
