import {
  type Document,
  type DocumentLimits,
  define,
  duplicateKey,
  isContainer,
  MAX_PROBLEMS,
  type Places,
  type Problem,
} from '../document/index.ts'
import { unescapeLine } from './escape.ts'
import { foldBlock, foldQuoted } from './fold.ts'
import { resolvePlain } from './scalar.ts'

/** Where the plain parser gave up: not an error, only something that the full parser has to look at. */
export interface NotPlain {
  readonly kind: 'not_plain'
  readonly offset: number
}

/**
 * One document of the YAML that people and tools write for Kubernetes: block and flow collections, every style of
 * scalar, comments. Ten times as fast as the full language and a tenth of its memory. It gives up, and never guesses,
 * at anchors, aliases, tags, complex keys, merge keys, tabs between tokens, carriage returns within lines and everything
 * that is or might be an error. What it accepts it reads as the full parser does (plain.test.ts holds it to that).
 */
export function parsePlain(text: string, start: number, end: number, limits: DocumentLimits): Document | NotPlain {
  const parser = new PlainParser(text, start, end, limits)
  try {
    return parser.document()
  } catch (cause) {
    if (cause !== GIVE_UP) throw cause
    return { kind: 'not_plain', offset: parser.offset }
  }
}

/** Thrown to leave the parser from any depth; caught by `parsePlain` alone. */
const GIVE_UP = Symbol('not plain')

/**
 * Every method that reads a block node leaves the parser at the next content: `#at` on its first character, `#column`
 * its indentation, or -1 at the end of the document.
 */
class PlainParser {
  readonly #text: string
  readonly #end: number
  readonly #maxDepth: number
  readonly #places = new Map<object, Places>()
  readonly #problems: Problem[] = []
  #at: number
  #column = -1
  /** End of the last scalar or flow collection. */
  #valueEnd = 0

  constructor(text: string, start: number, end: number, limits: DocumentLimits) {
    this.#text = text
    this.#at = start
    this.#end = end
    this.#maxDepth = limits.depth
  }

  get offset(): number {
    return Math.min(this.#at, this.#end)
  }

  document(): Document {
    this.#marker()
    const start = this.#at
    const value = this.#column < 0 ? null : this.#block(this.#column, -1, 0)
    if (this.#column >= 0) this.#giveUp()
    return { value, start, end: this.#valueEnd, places: this.#places, problems: this.#problems }
  }

  /** Goes past `---`, which may have only a comment behind it. */
  #marker(): void {
    const hasMarker = this.#text.startsWith('---', this.#at)
    if (hasMarker) this.#at += 3
    else if (this.#text.charCodeAt(this.#at) === PERCENT) this.#giveUp()
    if (hasMarker) this.#nextContent()
    else this.#lineStart()
  }

  #giveUp(): never {
    throw GIVE_UP
  }

  /** From anywhere in a line with nothing left but white space and a comment, to the next content. */
  #nextContent(): void {
    const separated = this.#skipSpaces()
    const c = this.#peek()
    if (c === HASH && separated) this.#skipLine()
    else if (c !== LF && this.#at < this.#end) this.#giveUp()
    this.#at++
    this.#lineStart()
  }

  /** From the beginning of a line to the next content. */
  #lineStart(): void {
    while (this.#at < this.#end) {
      const start = this.#at
      this.#skipSpaces()
      const c = this.#peek()
      if (c === TAB || c === CR) this.#giveUp()
      if (c !== LF && c !== HASH && this.#at < this.#end) {
        this.#column = this.#at - start
        return
      }
      if (c === HASH) this.#skipLine()
      this.#at++
    }
    this.#at = this.#end
    this.#column = -1
  }

  #peek(ahead = 0): number {
    const at = this.#at + ahead
    return at < this.#end ? this.#text.charCodeAt(at) : END
  }

  /** True where a comment may begin: behind a space, or at the beginning of a line. */
  #skipSpaces(): boolean {
    while (this.#peek() === SPACE) this.#at++
    if (this.#peek() === CR && this.#peek(1) === LF) this.#at++
    const before = this.#at === 0 ? LF : this.#text.charCodeAt(this.#at - 1)
    return before === SPACE || before === LF
  }

  #skipLine(): void {
    const next = this.#text.indexOf('\n', this.#at)
    this.#at = next < 0 || next > this.#end ? this.#end : next
  }

  /** A node whose first character is at `column`; lines that continue a scalar are indented deeper than `parent`. */
  #block(column: number, parent: number, depth: number): unknown {
    if (depth > this.#maxDepth) this.#giveUp()
    if (this.#isDash()) return this.#list(column, depth)
    const mark = this.#at
    const key = this.#key()
    if (key !== undefined) return this.#map(column, depth, key, mark)
    this.#at = mark
    return this.#inline(parent, depth)
  }

  #isDash(): boolean {
    return this.#peek() === DASH && isSpaceOrEnd(this.#peek(1))
  }

  #list(column: number, depth: number): unknown[] {
    const value: unknown[] = []
    const offsets: number[] = []
    this.#places.set(value, { keys: undefined, offsets })
    while (this.#column === column && this.#isDash()) {
      const dash = this.#at
      this.#at++
      this.#skipSpaces()
      const start = this.#at
      const item = this.#afterIndicator()
        ? this.#lower(column, depth)
        : this.#sameLine(column, column + start - dash, depth)
      value.push(item.value)
      offsets.push(item.start, this.#valueEnd, item.start, this.#valueEnd)
    }
    if (this.#column > column) this.#giveUp()
    return value
  }

  /** True where the line has no content left, and then at the next content. */
  #afterIndicator(): boolean {
    const c = this.#peek()
    if (c !== LF && c !== HASH && c !== END) return false
    this.#valueEnd = this.#at
    this.#nextContent()
    return true
  }

  #sameLine(parent: number, column: number, depth: number): Item {
    const start = this.#at
    this.#column = column
    return { start, value: this.#block(column, parent, depth + 1) }
  }

  /** The value of a dash with nothing beside it: deeper lines, or nothing. */
  #lower(parent: number, depth: number): Item {
    const start = this.#at
    if (this.#column <= parent) return { start: this.#valueEnd, value: null }
    return { start, value: this.#block(this.#column, parent, depth + 1) }
  }

  #map(column: number, depth: number, first: string, mark: number): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    const keys: string[] = []
    const offsets: number[] = []
    this.#places.set(value, { keys, offsets })
    let key: string | undefined = first
    let keyStart = mark
    while (key !== undefined) {
      const keyEnd = this.#keyEnd
      if (Object.hasOwn(value, key)) this.#duplicate(key, keyStart, offsets[keys.lastIndexOf(key) * 4] ?? 0)
      const item = this.#mapValue(column, depth)
      define(value, key, item.value)
      keys.push(key)
      offsets.push(keyStart, keyEnd, item.start, this.#valueEnd)
      if (this.#column > column) this.#giveUp()
      if (this.#column < column) return value
      keyStart = this.#at
      if (this.#isDash()) return this.#giveUp()
      key = this.#key()
    }
    return this.#giveUp()
  }

  #duplicate(key: string, offset: number, first: number): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(duplicateKey(key, offset, first))
  }

  #mapValue(column: number, depth: number): Item {
    const from = this.#at
    this.#skipSpaces()
    if (!this.#afterIndicator()) {
      const start = this.#at
      if (this.#isDash()) this.#giveUp()
      return { start, value: this.#inline(column, depth + 1) }
    }
    const start = this.#at
    if (this.#column > column) {
      const value = this.#block(this.#column, column, depth + 1)
      // The full parser refuses some scalars below a comment below their key.
      if (!isContainer(value) && this.#text.slice(from, start).includes('#')) this.#giveUp()
      return { start, value }
    }
    if (this.#column === column && this.#isDash()) return { start, value: this.#list(column, depth + 1) }
    return { start: this.#valueEnd, value: null }
  }

  /** End of the key that `#key` read last. */
  #keyEnd = 0

  /** A key with its colon, or `undefined` where the line has none; the position is then undefined too. */
  #key(): string | undefined {
    const c = this.#peek()
    if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) return this.#quotedKey(c)
    if (!this.#startsPlain()) return undefined
    const start = this.#at
    const colon = this.#scanPlain(start)
    if (this.#charAt(colon) !== COLON) return undefined
    this.#keyEnd = trimEnd(this.#text, start, colon)
    this.#at = colon + 1
    if (colon - start > MAX_KEY) this.#giveUp()
    const key = this.#text.slice(start, this.#keyEnd)
    if (key === '<<') this.#giveUp()
    return key
  }

  #quotedKey(quote: number): string | undefined {
    const start = this.#at
    const key = this.#quoted(quote, -1)
    this.#keyEnd = this.#at
    this.#skipSpaces()
    if (this.#peek() !== COLON || !isSpaceOrEnd(this.#peek(1))) return undefined
    if (this.#keyEnd - start > MAX_KEY || this.#text.slice(start, this.#keyEnd).includes('\n')) this.#giveUp()
    this.#at++
    return key
  }

  /** A node that is no block collection, up to the next content. */
  #inline(parent: number, depth: number): unknown {
    const value = this.#inlineValue(parent, depth)
    this.#valueEnd = this.#scalarEnd
    return value
  }

  /** End of the value that `#inlineValue` read. */
  #scalarEnd = 0

  #inlineValue(parent: number, depth: number): unknown {
    const c = this.#peek()
    if (c === PIPE || c === GREATER) return this.#blockScalar(parent)
    if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) {
      return this.#closed(this.#quoted(c, parent))
    }
    if (c === OPEN_BRACKET || c === OPEN_BRACE) return this.#closed(this.#flow(parent, depth))
    if (!this.#startsPlain()) this.#giveUp()
    return this.#plainScalar(parent)
  }

  #closed<T>(value: T): T {
    this.#scalarEnd = this.#at
    this.#nextContent()
    return value
  }

  /** A plain scalar may begin with any character but indicators; `-`, `?` and `:` need a character right behind them. */
  #startsPlain(): boolean {
    const c = this.#peek()
    if (c === DASH || c === QUESTION || c === COLON) return !isSpaceOrEnd(this.#peek(1))
    return !INDICATORS.has(c)
  }

  /** End of plain text in a line: a colon with white space behind it, a comment, or the end of the line. */
  #scanPlain(from: number): number {
    let at = from
    for (; at < this.#end; at++) {
      const c = this.#text.charCodeAt(at)
      if (c === LF) return at
      if (c === COLON && isSpaceOrEnd(this.#charAt(at + 1))) return at
      if (c === HASH && at > from && this.#text.charCodeAt(at - 1) === SPACE) return at
      if (c === CR && this.#charAt(at + 1) === LF) return at
      if (c === TAB || c === CR) this.#giveUp()
    }
    return at
  }

  #isLineEnd(): boolean {
    return this.#peek() === LF || (this.#peek() === CR && this.#peek(1) === LF)
  }

  #charAt(at: number): number {
    return at < this.#end ? this.#text.charCodeAt(at) : END
  }

  #plainScalar(parent: number): unknown {
    const start = this.#at
    const stop = this.#plainLine(start)
    let text = this.#text.slice(start, stop)
    this.#scalarEnd = stop
    while (this.#isLineEnd()) {
      const blank = this.#continuation(parent)
      if (blank === undefined) return resolvePlain(text)
      const from = this.#at
      const end = this.#plainLine(from)
      text += (blank === 0 ? ' ' : '\n'.repeat(blank)) + this.#text.slice(from, end)
      this.#scalarEnd = end
    }
    this.#nextContent()
    return resolvePlain(text)
  }

  /** End of the text of one line of a plain scalar; the position is then at its line end or comment. */
  #plainLine(start: number): number {
    const stop = this.#scanPlain(start)
    if (this.#charAt(stop) === COLON) this.#giveUp()
    this.#at = stop
    return trimEnd(this.#text, start, stop)
  }

  /** Blank lines before a line that continues a plain scalar, or `undefined` where none does: then at the next content. */
  #continuation(parent: number): number | undefined {
    this.#skipSpaces()
    const line = ++this.#at
    this.#lineStart()
    const blank = this.#blankLines(line)
    if (this.#column < 0 || this.#column <= parent) return undefined
    // A comment between the lines ends the scalar, and the line after it is an error.
    return blank ?? this.#giveUp()
  }

  /** Lines between `from` and the position, or `undefined` where one of them is a comment. */
  #blankLines(from: number): number | undefined {
    let lines = 0
    for (let at = from; at < this.#at; at++) {
      const c = this.#text.charCodeAt(at)
      if (c === LF) lines++
      else if (c === HASH) return undefined
    }
    return lines
  }

  /** Lines that continue it are indented deeper than `parent`. */
  #quoted(quote: number, parent: number): string {
    const start = ++this.#at
    const close = quote === SINGLE_QUOTE ? this.#closingSingle() : this.#closingDouble()
    const raw = this.#text.slice(start, close)
    this.#at = close + 1
    const line = raw.includes('\n') ? this.#foldQuoted(raw, parent) : raw
    if (line.includes('\r')) this.#giveUp()
    if (quote === SINGLE_QUOTE) return line.replaceAll("''", "'")
    return line.includes('\\') ? (unescapeLine(line) ?? this.#giveUp()) : line
  }

  #closingSingle(): number {
    for (let at = this.#at; at < this.#end; at++) {
      if (this.#text.charCodeAt(at) !== SINGLE_QUOTE) continue
      if (this.#charAt(at + 1) !== SINGLE_QUOTE) return at
      at++
    }
    return this.#giveUp()
  }

  #closingDouble(): number {
    for (let at = this.#at; at < this.#end; at++) {
      const c = this.#text.charCodeAt(at)
      if (c === BACKSLASH) at++
      else if (c === DOUBLE_QUOTE) return at
    }
    return this.#giveUp()
  }

  #foldQuoted(raw: string, parent: number): string {
    if (raw.includes('\t') || ESCAPED_LINE_END.test(raw)) this.#giveUp()
    const lines = raw.replaceAll('\r\n', '\n').split('\n')
    const isShallow = lines.some(
      (line, i) => i > 0 && countSpaces(line, 0, line.length) <= parent && line.trim() !== '',
    )
    if (isShallow || countSpaces(lines.at(-1) ?? '', 0, MAX_KEY) <= parent) this.#giveUp()
    return foldQuoted(lines)
  }

  #flow(parent: number, depth: number): unknown {
    if (depth > this.#maxDepth) this.#giveUp()
    return this.#peek() === OPEN_BRACKET ? this.#flowList(parent, depth) : this.#flowMap(parent, depth)
  }

  #flowList(parent: number, depth: number): unknown[] {
    const value: unknown[] = []
    const offsets: number[] = []
    this.#places.set(value, { keys: undefined, offsets })
    this.#at++
    for (this.#flowSpace(parent); this.#peek() !== CLOSE_BRACKET; this.#flowComma(parent, CLOSE_BRACKET)) {
      const start = this.#at
      value.push(this.#flowValue(parent, depth))
      offsets.push(start, this.#at, start, this.#at)
      this.#flowSpace(parent)
    }
    this.#at++
    return value
  }

  #flowMap(parent: number, depth: number): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    const keys: string[] = []
    const offsets: number[] = []
    this.#places.set(value, { keys, offsets })
    this.#at++
    for (this.#flowSpace(parent); this.#peek() !== CLOSE_BRACE; this.#flowComma(parent, CLOSE_BRACE)) {
      const keyStart = this.#at
      const key = this.#flowKey()
      const keyEnd = this.#keyEnd
      if (Object.hasOwn(value, key)) this.#duplicate(key, keyStart, offsets[keys.lastIndexOf(key) * 4] ?? 0)
      this.#flowSpace(parent)
      const start = this.#at
      define(value, key, this.#flowValue(parent, depth))
      keys.push(key)
      offsets.push(keyStart, keyEnd, start, this.#at)
      this.#flowSpace(parent)
    }
    this.#at++
    return value
  }

  /** A key and its colon; a quoted key needs no space behind the colon. */
  #flowKey(): string {
    const c = this.#peek()
    const isQuoted = c === DOUBLE_QUOTE || c === SINGLE_QUOTE
    const start = this.#at
    const key = isQuoted ? this.#quoted(c, -1) : this.#flowPlain()
    if (isQuoted && this.#text.slice(start, this.#at).includes('\n')) this.#giveUp()
    this.#keyEnd = this.#at
    this.#skipSpaces()
    if (this.#peek() !== COLON || (!isQuoted && !isSpaceOrEnd(this.#peek(1))) || key === '<<') this.#giveUp()
    this.#at++
    return key
  }

  #flowValue(parent: number, depth: number): unknown {
    const c = this.#peek()
    if (c === OPEN_BRACKET || c === OPEN_BRACE) return this.#flow(parent, depth + 1)
    if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) return this.#quoted(c, parent)
    return resolvePlain(this.#flowPlain())
  }

  #flowPlain(): string {
    if (!this.#startsPlain() || FLOW_INDICATORS.has(this.#peek(1))) this.#giveUpUnlessWord()
    const start = this.#at
    for (; this.#at < this.#end; this.#at++) {
      const c = this.#text.charCodeAt(this.#at)
      if (FLOW_INDICATORS.has(c) || this.#isLineEnd()) break
      if (c === COLON && (isSpaceOrEnd(this.#peek(1)) || FLOW_INDICATORS.has(this.#peek(1)))) break
      if (c === TAB || c === CR || (c === HASH && this.#text.charCodeAt(this.#at - 1) === SPACE)) this.#giveUp()
    }
    const end = trimEnd(this.#text, start, this.#at)
    if (end === start) this.#giveUp()
    this.#at = end
    return this.#text.slice(start, end)
  }

  /** A one-character word before `,` or a bracket is fine unless the character is an indicator. */
  #giveUpUnlessWord(): void {
    const c = this.#peek()
    if (INDICATORS.has(c) || c === DASH || c === QUESTION || c === COLON) this.#giveUp()
  }

  /** White space, line ends and comments within a flow collection; lines are indented deeper than `parent`. */
  #flowSpace(parent: number): void {
    while (this.#at < this.#end) {
      const separated = this.#skipSpaces()
      const c = this.#peek()
      if (c === HASH && separated) this.#skipLine()
      else if (c !== LF) break
      if (this.#peek() !== LF) break
      this.#at++
      const start = this.#at
      this.#skipSpaces()
      if (this.#peek() !== LF && this.#at - start <= parent) this.#giveUp()
    }
    if (this.#peek() === TAB || this.#peek() === CR) this.#giveUp()
  }

  #flowComma(parent: number, close: number): void {
    if (this.#peek() === close) return
    if (this.#peek() !== COMMA) this.#giveUp()
    this.#at++
    this.#flowSpace(parent)
  }

  #blockScalar(parent: number): string {
    const header = HEADER.exec(this.#text.slice(this.#at, this.#at + MAX_HEADER))
    if (header === null) this.#giveUp()
    const [whole, style = '', indicators = ''] = header
    this.#at += whole.length
    this.#skipSpaces()
    if (this.#peek() === HASH) this.#skipLine()
    if (this.#peek() !== LF) this.#giveUp()
    const digit = Number(/\d/.exec(indicators)?.[0] ?? 0)
    const lines = this.#blockLines(parent, digit === 0 ? undefined : Math.max(parent, 0) + digit)
    if (digit > 0 && lines.every((line) => line.trim() === '')) this.#giveUp()
    const chomp = indicators.includes('-') ? 'strip' : indicators.includes('+') ? 'keep' : 'clip'
    this.#lineStart()
    if (this.#column > parent && parent >= 0) this.#giveUp()
    return foldBlock(lines, style === '>' ? 'folded' : 'literal', chomp)
  }

  /** The lines of a block scalar without their indentation; the position is then at the line behind it. */
  #blockLines(parent: number, given: number | undefined): readonly string[] {
    const lines: string[] = []
    let indent = given
    let widestBlank = 0
    this.#scalarEnd = this.#at
    this.#at++
    while (this.#at < this.#end) {
      const next = this.#text.indexOf('\n', this.#at)
      const isLast = next < 0 || next >= this.#end
      const stop = isLast ? this.#end : next
      const lineEnd = this.#text.charCodeAt(stop - 1) === CR ? stop - 1 : stop
      const spaces = countSpaces(this.#text, this.#at, lineEnd)
      const isBlank = this.#at + spaces >= lineEnd
      if (!isBlank) indent ??= spaces > parent ? spaces : undefined
      if (!isBlank && (indent === undefined || spaces < indent)) break
      // What the end of the text means to a block scalar is for the full parser to say.
      if (isLast) this.#giveUp()
      if (isBlank && indent === undefined) widestBlank = Math.max(widestBlank, spaces)
      lines.push(isBlank && spaces <= (indent ?? spaces) ? '' : this.#text.slice(this.#at + (indent ?? 0), lineEnd))
      this.#scalarEnd = next
      this.#at = next + 1
    }
    if (widestBlank > (indent ?? widestBlank) || lines.some((line) => line.includes('\r'))) this.#giveUp()
    return lines
  }
}

interface Item {
  readonly start: number
  readonly value: unknown
}

function isSpaceOrEnd(c: number): boolean {
  return c === SPACE || c === LF || c === CR || c === END
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) === SPACE) at--
  return at
}

function countSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === SPACE) at++
  return at - start
}

const END = -1
const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32
const DOUBLE_QUOTE = 34
const HASH = 35
const PERCENT = 37
const SINGLE_QUOTE = 39
const COMMA = 44
const DASH = 45
const COLON = 58
const GREATER = 62
const QUESTION = 63
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const PIPE = 124
const CLOSE_BRACE = 125

/** `, [ ] { } # & * ! | > ' " % @` and the grave accent; also what is no character at all. */
const INDICATORS: ReadonlySet<number> = new Set([
  END,
  LF,
  TAB,
  CR,
  ...[...',[]{}#&*!|>\'"%@`'].map((c) => c.charCodeAt(0)),
])
const FLOW_INDICATORS: ReadonlySet<number> = new Set([...',[]{}'].map((c) => c.charCodeAt(0)))
const HEADER = /^([|>])([-+]?[1-9]?|[1-9][-+])(?=[ \r\n]|$)/
const MAX_HEADER = 4
const ESCAPED_LINE_END = /\\[ \r]*\n/
/** A simple key ends within 1,024 characters (YAML 1.2 §7.4.2). */
const MAX_KEY = 1000
