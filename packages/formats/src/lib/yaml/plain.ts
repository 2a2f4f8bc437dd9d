import { type Document, type DocumentLimits, define, isContainer } from '../document/index.ts'
import {
  COLON,
  DOUBLE_QUOTE,
  END,
  GREATER,
  HASH,
  LF,
  MAX_KEY,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  SINGLE_QUOTE,
} from './characters.ts'
import { flowCollection } from './plain-flow.ts'
import { blockScalar, plainScalar, quotedScalar } from './plain-scalar.ts'
import { GIVE_UP, isSpaceOrEnd, Scanner, trimEnd } from './scanner.ts'

/** Where the plain parser gave up: not an error, only something that the full parser has to look at. */
export interface NotPlain {
  readonly kind: 'not_plain'
  readonly offset: number
}

/**
 * One document of the YAML that people and tools write for Kubernetes: block and flow collections, every style of
 * scalar, comments. Ten times as fast as the full language and a tenth of its memory. It gives up, and never guesses,
 * at anchors, aliases, tags, complex keys, merge keys, tabs between tokens, carriage returns within lines and everything
 * that is or might be an error. What it accepts it reads as the full parser does (yaml.test.ts holds it to that).
 */
export function parsePlain(text: string, start: number, end: number, limits: DocumentLimits): Document | NotPlain {
  const s = new Scanner(text, start, end, limits.depth)
  try {
    return document(s)
  } catch (cause) {
    if (cause !== GIVE_UP) throw cause
    return { kind: 'not_plain', offset: Math.min(s.at, end) }
  }
}

function document(s: Scanner): Document {
  marker(s)
  const start = s.at
  const value = s.column < 0 ? null : block(s, { column: s.column, depth: 0 }, -1)
  if (s.column >= 0) s.giveUp()
  return { value, start, end: s.valueEnd, places: s.places, problems: s.problems }
}

/** Where a block node is: the column of its first character, and how many collections it is within. */
interface Place {
  readonly column: number
  readonly depth: number
}

interface Item {
  readonly start: number
  readonly value: unknown
}

/** Goes past `---`, which may have only a comment behind it. */
function marker(s: Scanner): void {
  const hasMarker = s.text.startsWith('---', s.at)
  if (hasMarker) s.at += 3
  else if (s.text.charCodeAt(s.at) === PERCENT) s.giveUp()
  if (hasMarker) s.nextContent()
  else s.lineStart()
}

/**
 * A node whose first character is at `column`; lines that continue a scalar are indented deeper than `parent`. Like all
 * that reads a block node, it leaves the scanner at the next content.
 */
function block(s: Scanner, { column, depth }: Place, parent: number): unknown {
  if (depth > s.maxDepth) s.giveUp()
  if (s.isDash()) return list(s, column, depth)
  const mark = s.at
  const key = readKey(s)
  if (key !== undefined) return map(s, { column, depth }, key, mark)
  s.at = mark
  return inlineValue(s, parent, depth)
}

function list(s: Scanner, column: number, depth: number): unknown[] {
  const value: unknown[] = []
  const offsets: number[] = []
  s.places.set(value, { keys: undefined, offsets })
  while (s.column === column && s.isDash()) {
    const dash = s.at
    s.at++
    s.skipSpaces()
    const start = s.at
    const item = afterIndicator(s)
      ? lower(s, column, depth)
      : sameLine(s, { column: column + start - dash, depth }, column)
    value.push(item.value)
    offsets.push(item.start, s.valueEnd, item.start, s.valueEnd)
  }
  if (s.column > column) s.giveUp()
  return value
}

/** True where the line has no content left, and then at the next content. */
function afterIndicator(s: Scanner): boolean {
  const c = s.peek()
  if (c !== LF && c !== HASH && c !== END) return false
  s.valueEnd = s.at
  s.nextContent()
  return true
}

function sameLine(s: Scanner, { column, depth }: Place, parent: number): Item {
  const start = s.at
  s.column = column
  return { start, value: block(s, { column, depth: depth + 1 }, parent) }
}

/** The value of a dash with nothing beside it: deeper lines, or nothing. */
function lower(s: Scanner, parent: number, depth: number): Item {
  const start = s.at
  if (s.column <= parent) return { start: s.valueEnd, value: null }
  return { start, value: block(s, { column: s.column, depth: depth + 1 }, parent) }
}

function map(s: Scanner, { column, depth }: Place, first: string, mark: number): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const keys: string[] = []
  const offsets: number[] = []
  s.places.set(value, { keys, offsets })
  let key: string | undefined = first
  let keyStart = mark
  while (key !== undefined) {
    const keyEnd = s.keyEnd
    if (Object.hasOwn(value, key)) s.duplicate(key, keyStart, { keys, offsets })
    const item = mapValue(s, column, depth)
    define(value, key, item.value)
    keys.push(key)
    offsets.push(keyStart, keyEnd, item.start, s.valueEnd)
    if (s.column > column) s.giveUp()
    if (s.column < column) return value
    keyStart = s.at
    if (s.isDash()) return s.giveUp()
    key = readKey(s)
  }
  return s.giveUp()
}

function mapValue(s: Scanner, column: number, depth: number): Item {
  const from = s.at
  s.skipSpaces()
  if (!afterIndicator(s)) {
    const start = s.at
    if (s.isDash()) s.giveUp()
    return { start, value: inlineValue(s, column, depth + 1) }
  }
  const start = s.at
  if (s.column > column) {
    const value = block(s, { column: s.column, depth: depth + 1 }, column)
    // The full parser refuses some scalars below a comment below their key.
    if (!isContainer(value) && s.text.slice(from, start).includes('#')) s.giveUp()
    return { start, value }
  }
  if (s.column === column && s.isDash()) return { start, value: list(s, column, depth + 1) }
  return { start: s.valueEnd, value: null }
}

/** A key with its colon, or `undefined` where the line has none; the position is then undefined too. */
function readKey(s: Scanner): string | undefined {
  const c = s.peek()
  if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) return quotedKey(s, c)
  if (!s.startsPlain()) return undefined
  const start = s.at
  const colon = s.scanPlain(start)
  if (s.charAt(colon) !== COLON) return undefined
  s.keyEnd = trimEnd(s.text, start, colon)
  s.at = colon + 1
  if (colon - start > MAX_KEY) s.giveUp()
  const key = s.text.slice(start, s.keyEnd)
  if (key === '<<') s.giveUp()
  return key
}

function quotedKey(s: Scanner, quote: number): string | undefined {
  const start = s.at
  const key = quotedScalar(s, quote, -1)
  s.keyEnd = s.at
  s.skipSpaces()
  if (s.peek() !== COLON || !isSpaceOrEnd(s.peek(1))) return undefined
  if (s.keyEnd - start > MAX_KEY || s.text.slice(start, s.keyEnd).includes('\n')) s.giveUp()
  s.at++
  return key
}

/** A node that is no block collection, up to the next content. */
function inlineValue(s: Scanner, parent: number, depth: number): unknown {
  const c = s.peek()
  if (c === PIPE || c === GREATER) return blockScalar(s, parent)
  if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) return closed(s, quotedScalar(s, c, parent))
  if (c === OPEN_BRACKET || c === OPEN_BRACE) return closed(s, flowCollection(s, parent, depth))
  if (!s.startsPlain()) s.giveUp()
  return plainScalar(s, parent)
}

function closed<T>(s: Scanner, value: T): T {
  s.valueEnd = s.at
  s.nextContent()
  return value
}
