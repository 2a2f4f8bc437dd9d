import { duplicateKey, MAX_PROBLEMS, type Places, type Problem } from '../document/index.ts'
import { COLON, CR, DASH, END, HASH, INDICATORS, LF, QUESTION, SPACE, TAB } from './characters.ts'

/** Thrown to leave the plain parser from any depth; caught where it is begun, alone. */
export const GIVE_UP = Symbol('not plain')

/** A position in one document of a text, how to move it over white space, comments and lines, and what was built so far. Gives up at tabs and lone carriage returns. */
export class Scanner {
  readonly text: string
  readonly end: number
  at: number
  /** Indentation of the content at the position, once `nextContent` found it; -1 at the end of the document. */
  column = -1
  /** Where the value that was read last ends. */
  valueEnd = 0
  /** Where the key that was read last ends. */
  keyEnd = 0

  readonly places = new Map<object, Places>()
  readonly problems: Problem[] = []
  /** Collections within each other. */
  readonly maxDepth: number

  constructor(text: string, start: number, end: number, maxDepth: number) {
    this.text = text
    this.at = start
    this.end = end
    this.maxDepth = maxDepth
  }

  /** Remembers that `key`, at `offset`, is among the keys of its map already. */
  duplicate(key: string, offset: number, { keys = [], offsets }: Places): void {
    if (this.problems.length >= MAX_PROBLEMS) return
    this.problems.push(duplicateKey(key, offset, offsets[keys.lastIndexOf(key) * 4] ?? 0))
  }

  /** From anywhere in a line with nothing left but white space and a comment, to the next content. */
  nextContent(): void {
    const separated = this.skipSpaces()
    const c = this.peek()
    if (c === HASH && separated) this.skipLine()
    else if (c !== LF && this.at < this.end) this.giveUp()
    this.at++
    this.lineStart()
  }

  /** From the beginning of a line to the next content. */
  lineStart(): void {
    while (this.at < this.end) {
      const start = this.at
      this.skipSpaces()
      const c = this.peek()
      if (c === TAB || c === CR) this.giveUp()
      if (c !== LF && c !== HASH && this.at < this.end) {
        this.column = this.at - start
        return
      }
      if (c === HASH) this.skipLine()
      this.at++
    }
    this.at = this.end
    this.column = -1
  }

  peek(ahead = 0): number {
    const at = this.at + ahead
    return at < this.end ? this.text.charCodeAt(at) : END
  }

  charAt(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : END
  }

  /** True where a comment may begin: behind a space, or at the beginning of a line. */
  skipSpaces(): boolean {
    while (this.peek() === SPACE) this.at++
    if (this.peek() === CR && this.peek(1) === LF) this.at++
    const before = this.at === 0 ? LF : this.text.charCodeAt(this.at - 1)
    return before === SPACE || before === LF
  }

  skipLine(): void {
    const next = this.text.indexOf('\n', this.at)
    this.at = next < 0 || next > this.end ? this.end : next
  }

  isLineEnd(): boolean {
    return this.peek() === LF || (this.peek() === CR && this.peek(1) === LF)
  }

  isDash(): boolean {
    return this.peek() === DASH && isSpaceOrEnd(this.peek(1))
  }

  /** A plain scalar may begin with any character but indicators; `-`, `?` and `:` need a character right behind them. */
  startsPlain(): boolean {
    const c = this.peek()
    if (c === DASH || c === QUESTION || c === COLON) return !isSpaceOrEnd(this.peek(1))
    return !INDICATORS.has(c)
  }

  /** End of plain text in a line: a colon with white space behind it, a comment, or the end of the line. */
  scanPlain(from: number): number {
    let at = from
    for (; at < this.end; at++) {
      const c = this.text.charCodeAt(at)
      if (c === LF) return at
      if (c === COLON && isSpaceOrEnd(this.charAt(at + 1))) return at
      if (c === HASH && at > from && this.text.charCodeAt(at - 1) === SPACE) return at
      if (c === CR && this.charAt(at + 1) === LF) return at
      if (c === TAB || c === CR) this.giveUp()
    }
    return at
  }

  giveUp(): never {
    throw GIVE_UP
  }
}

/** White space, a line end, or the end of the document. */
export function isSpaceOrEnd(c: number): boolean {
  return c === SPACE || c === LF || c === CR || c === END
}

/** `end` without the spaces before it. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) === SPACE) at--
  return at
}

export function countSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === SPACE) at++
  return at - start
}
