import type { Path } from '@ringwall/model'

/** What is wrong with a written exception, and where in its document. */
export interface Mistake {
  readonly path: Path
  readonly message: string
}

/** What every exception says, wherever it is written. */
export interface Terms {
  readonly reason: string
  readonly owner: string
  readonly expires: string
  readonly paths: readonly string[]
}

/** A map of which nothing is known yet. */
export type Written = Readonly<Record<string, unknown>>

/** Reads what every exception says. What is wrong is added to `mistakes`; then what is returned is not to be used. */
export function readTerms(map: Written, path: Path, mistakes: Mistake[]): Terms {
  return {
    reason: text(map, 'reason', path, mistakes),
    owner: text(map, 'owner', path, mistakes),
    expires: day(map, path, mistakes),
    paths: texts(map, 'paths', path, mistakes),
  }
}

/** A list of texts, none where it is absent. */
export function texts(map: Written, field: string, path: Path, mistakes: Mistake[]): readonly string[] {
  if (!Object.hasOwn(map, field)) return []
  const value = map[field]
  const at = [...path, field]
  if (!Array.isArray(value) || value.length === 0) {
    mistakes.push({ path: at, message: `${field} must be a list with an element` })
    return []
  }
  if (value.length > MAX_LIST) mistakes.push({ path: at, message: `${field} has more than ${MAX_LIST} elements` })
  return value.slice(0, MAX_LIST).map((element: unknown, i) => checked(element, `${field}[${i}]`, [...at, i], mistakes))
}

/** Fields that no exception has: most likely a misspelt one. */
export function unknownFields(map: Written, known: readonly string[], path: Path): readonly Mistake[] {
  const others = Object.keys(map).filter((field) => !known.includes(field))
  return others.map((field) => ({
    path: [...path, field],
    message: `${field} is no field of an exception: ${known.join(', ')}`,
  }))
}

/** True for maps. */
export function isMap(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Fields of every exception. */
export const TERMS: readonly string[] = ['reason', 'owner', 'expires', 'paths']

function text(map: Written, field: string, path: Path, mistakes: Mistake[]): string {
  if (Object.hasOwn(map, field)) return checked(map[field], field, [...path, field], mistakes)
  mistakes.push({ path, message: `${field} is missing` })
  return ''
}

function checked(value: unknown, name: string, path: Path, mistakes: Mistake[]): string {
  if (typeof value !== 'string') mistakes.push({ path, message: `${name} must be text` })
  else if (value.trim() === '') mistakes.push({ path, message: `${name} is empty` })
  else if (value.length > MAX_TEXT) mistakes.push({ path, message: `${name} has more than ${MAX_TEXT} characters` })
  else return value.trim()
  return ''
}

function day(map: Written, path: Path, mistakes: Mistake[]): string {
  const before = mistakes.length
  const written = text(map, 'expires', path, mistakes)
  if (mistakes.length === before && !isDay(written)) {
    const message = `expires must be a day such as 2027-01-31, not ${JSON.stringify(written.slice(0, MAX_SHOWN))}`
    mistakes.push({ path: [...path, 'expires'], message })
  }
  return written
}

/** True for a day of the calendar (ISO 8601-1 §5.2.2.1, the extended format of four-digit years). */
function isDay(written: string): boolean {
  if (!DAY.test(written)) return false
  const time = Date.parse(written)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written)
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_LIST = 1000
const MAX_TEXT = 2000
const MAX_SHOWN = 40
