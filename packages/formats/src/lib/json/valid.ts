import { define, duplicateKey, MAX_PROBLEMS, type Places, type Problem } from '../document/index.ts'

/** The value of a text that is known to be JSON, with its places. */
export interface ValidValue {
  readonly value: unknown
  readonly start: number
  readonly end: number
  readonly places: ReadonlyMap<object, Places>
  readonly problems: readonly Problem[]
}

/**
 * Reads a text that is one JSON value; `undefined` where it is not JSON, so that the parser that tells of mistakes must read it. Several
 * times faster than that one: what is known to be right needs no care. `base` is the offset of the text in its file. Depth was checked before.
 */
export function readValid(text: string, base: number): ValidValue | undefined {
  if (!isJson(text)) return undefined
  const reading: Reading = { text, base, at: skipBlank(text, 0), places: new Map(), problems: [] }
  const start = base + reading.at
  const value = read(reading)
  return { value, start, end: base + reading.at, places: reading.places, problems: reading.problems }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface Reading {
  readonly text: string
  readonly base: number
  /** Of the next character that is not blank. */
  at: number
  readonly places: Map<object, Places>
  readonly problems: Problem[]
}

/** Reads a value, and leaves off at its end. */
function read(reading: Reading): unknown {
  const c = reading.text.charCodeAt(reading.at)
  if (c === OPEN_BRACE) return readObject(reading)
  if (c === OPEN_BRACKET) return readArray(reading)
  if (c === QUOTE) return readString(reading)
  const start = reading.at
  while (!END.has(reading.text.charCodeAt(reading.at)) && reading.at < reading.text.length) reading.at++
  return JSON.parse(reading.text.slice(start, reading.at))
}

function readObject(reading: Reading): object {
  const { text, base, places, problems } = reading
  const value: Record<string, unknown> = {}
  const keys: string[] = []
  const offsets: number[] = []
  reading.at = skipBlank(text, reading.at + 1)
  while (text.charCodeAt(reading.at) !== CLOSE_BRACE) {
    const keyStart = base + reading.at
    const key = readString(reading)
    const keyEnd = base + reading.at
    // Over the colon.
    reading.at = skipBlank(text, skipBlank(text, reading.at) + 1)
    const valueStart = base + reading.at
    if (Object.hasOwn(value, key) && problems.length < MAX_PROBLEMS)
      problems.push(duplicateKey(key, keyStart, offsets[keys.lastIndexOf(key) * 4] ?? 0))
    define(value, key, read(reading))
    keys.push(key)
    offsets.push(keyStart, keyEnd, valueStart, base + reading.at)
    skipComma(reading)
  }
  reading.at++
  places.set(value, { keys, offsets })
  return value
}

function readArray(reading: Reading): object {
  const { text, base, places } = reading
  const value: unknown[] = []
  const offsets: number[] = []
  reading.at = skipBlank(text, reading.at + 1)
  while (text.charCodeAt(reading.at) !== CLOSE_BRACKET) {
    const start = base + reading.at
    value.push(read(reading))
    const end = base + reading.at
    offsets.push(start, end, start, end)
    skipComma(reading)
  }
  reading.at++
  places.set(value, { keys: undefined, offsets })
  return value
}

function readString(reading: Reading): string {
  const { text } = reading
  const start = reading.at
  let hasEscape = false
  let at = start + 1
  for (let c = text.charCodeAt(at); c !== QUOTE; c = text.charCodeAt(++at)) {
    if (c !== BACKSLASH) continue
    hasEscape = true
    at++
  }
  reading.at = at + 1
  return hasEscape ? JSON.parse(text.slice(start, at + 1)) : text.slice(start + 1, at)
}

function skipComma(reading: Reading): void {
  const at = skipBlank(reading.text, reading.at)
  reading.at = reading.text.charCodeAt(at) === COMMA ? skipBlank(reading.text, at + 1) : at
}

function skipBlank(text: string, from: number): number {
  let at = from
  for (let c = text.charCodeAt(at); c === 32 || c === 10 || c === 13 || c === 9; c = text.charCodeAt(++at));
  return at
}

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
/** What ends a number or a word. */
const END: ReadonlySet<number> = new Set([COMMA, CLOSE_BRACE, CLOSE_BRACKET, 32, 10, 13, 9])
