import type { Source } from './source.ts'
import { Stop } from './stop.ts'

export interface Token {
  readonly kind: TokenKind
  /** As written; of `text` without what trim markers take away. */
  readonly text: string
  readonly start: number
  readonly end: number
}

export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'dot'
  | 'field'
  | 'variable'
  | 'word'
  | 'number'
  | 'character'
  | 'string'
  | 'raw'
  | ':='
  | '='
  | '|'
  | '('
  | ')'
  | ','
  | 'end'

/**
 * The tokens of a template (Go's text/template), with text between `}}` and `{{` as one; comments are left out. The last is
 * `end`. Stops at what can be no token.
 */
export function tokensOf(source: Source): readonly Token[] {
  const lexer = new Lexer(source)
  lexer.run()
  return lexer.tokens
}

class Lexer {
  readonly tokens: Token[] = []
  readonly #source: Source
  readonly #text: string
  #at = 0

  constructor(source: Source) {
    this.#source = source
    this.#text = source.text
  }

  run(): void {
    let trims = false
    while (this.#at < this.#text.length) trims = this.#between(trims)
    this.#emit('end', this.#text.length)
  }

  /** Text up to the next action, and that action; gives whether the text behind it is trimmed. */
  #between(trimsLeft: boolean): boolean {
    const from = trimsLeft ? this.#skipSpace(this.#at) : this.#at
    const open = this.#text.indexOf(OPEN, this.#at)
    const end = open < 0 ? this.#text.length : open
    const trimsRight = open >= 0 && this.#trimsAfterOpen(open)
    const until = trimsRight ? this.#spaceBefore(from, end) : end
    if (until > from) this.tokens.push({ kind: 'text', text: this.#text.slice(from, until), start: from, end: until })
    this.#at = end
    if (open < 0) return false
    const inner = open + OPEN.length + (trimsRight ? TRIM_LENGTH : 0)
    return this.#text.startsWith(COMMENT, inner) ? this.#comment(open, inner) : this.#action(inner)
  }

  #comment(open: number, inner: number): boolean {
    const close = this.#text.indexOf(COMMENT_END, inner + COMMENT.length)
    if (close < 0) this.#stop(open, 'unclosed comment')
    const after = close + COMMENT_END.length
    const trims = this.#trimsBeforeClose(after)
    const end = after + (trims ? TRIM_LENGTH : 0)
    if (!this.#text.startsWith(CLOSE, end)) this.#stop(after, 'a comment that ends before its action does')
    this.#at = end + CLOSE.length
    return trims
  }

  #action(inner: number): boolean {
    const open = this.#at
    this.#emit('open', inner)
    for (;;) {
      const trims = this.#trimsBeforeClose(this.#at)
      if (trims || this.#text.startsWith(CLOSE, this.#at)) {
        this.#emit('close', this.#at + CLOSE.length + (trims ? TRIM_LENGTH : 0))
        return trims
      }
      if (this.#at >= this.#text.length) this.#stop(open, 'unclosed action')
      this.#inside()
    }
  }

  #inside(): void {
    const c = this.#text.charAt(this.#at)
    const next = this.#text.charAt(this.#at + 1)
    if (isSpace(c)) this.#emit('space', this.#endOfSpace(this.#at))
    else if (c === '|' || c === '(' || c === ')' || c === ',' || c === '=') this.#emit(c, this.#at + 1)
    else if (c === ':' && next === '=') this.#emit(':=', this.#at + 2)
    else if (c === '"') this.#quoted('string', '"')
    else if (c === "'") this.#quoted('character', "'")
    else if (c === '`') this.#raw()
    else if (c === '$') this.#name('variable')
    else if (c === '.' && !isDigit(next)) this.#name('field')
    else if (isDigit(c) || c === '.' || c === '+' || c === '-') this.#number()
    else if (isAlphanumeric(c)) this.#name('word')
    else this.#stop(this.#at, `unexpected ${printed(this.#text, this.#at)} in an action`)
  }

  #quoted(kind: 'string' | 'character', quote: string): void {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const c = this.#text[at]
      if (c === '\n') break
      if (c === '\\') at++
      else if (c === quote) {
        this.#emit(kind, at + 1)
        return
      }
    }
    this.#stop(this.#at, kind === 'string' ? 'unterminated quoted string' : 'unterminated character constant')
  }

  #raw(): void {
    const end = this.#text.indexOf('`', this.#at + 1)
    if (end < 0) this.#stop(this.#at, 'unterminated raw quoted string')
    this.#emit('raw', end + 1)
  }

  /** A field, a variable or a word; `.` alone is dot, `$` alone the data that the template was given. */
  #name(kind: 'field' | 'variable' | 'word'): void {
    let end = this.#at + (kind === 'word' ? 0 : 1)
    while (isAlphanumeric(this.#text.charAt(end))) end++
    if (!this.#isTerminator(end)) this.#stop(end, `unexpected ${printed(this.#text, end)} behind a name`)
    this.#emit(kind === 'field' && end === this.#at + 1 ? 'dot' : kind, end)
  }

  #number(): void {
    NUMBER.lastIndex = this.#at
    const end = this.#at + (NUMBER.exec(this.#text)?.[0].length ?? 0)
    if (end === this.#at || isAlphanumeric(this.#text.charAt(end))) this.#stop(this.#at, 'a number that is none')
    this.#emit('number', end)
  }

  #isTerminator(at: number): boolean {
    const c = this.#text.charAt(at)
    return c === '' || isSpace(c) || TERMINATORS.has(c) || this.#text.startsWith(CLOSE, at)
  }

  /** `{{- ` */
  #trimsAfterOpen(open: number): boolean {
    return this.#text[open + 2] === '-' && isSpace(this.#text.charAt(open + 3))
  }

  /** ` -}}` */
  #trimsBeforeClose(at: number): boolean {
    return isSpace(this.#text.charAt(at)) && this.#text.startsWith('-}}', at + 1)
  }

  /** The space before a closing trim marker is part of the marker. */
  #endOfSpace(from: number): number {
    let at = from
    while (isSpace(this.#text.charAt(at)) && !this.#trimsBeforeClose(at)) at++
    return at
  }

  #skipSpace(from: number): number {
    let at = from
    while (isSpace(this.#text.charAt(at))) at++
    return at
  }

  #spaceBefore(from: number, to: number): number {
    let at = to
    while (at > from && isSpace(this.#text.charAt(at - 1))) at--
    return at
  }

  #emit(kind: TokenKind, end: number): void {
    this.tokens.push({ kind, text: this.#text.slice(this.#at, end), start: this.#at, end })
    this.#at = end
  }

  #stop(offset: number, message: string): never {
    throw new Stop(message, { source: this.#source, offset })
  }
}

function isSpace(c: string): boolean {
  return c === ' ' || c === '\t' || c === '\r' || c === '\n'
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9'
}

function isAlphanumeric(c: string): boolean {
  if (c < '\x80') return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c === '_'
  return ALPHANUMERIC.test(c)
}

function printed(text: string, at: number): string {
  return at >= text.length ? 'the end' : JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

const OPEN = '{{'
const CLOSE = '}}'
const COMMENT = '/*'
const COMMENT_END = '*/'
/** A minus and a space. */
const TRIM_LENGTH = 2
const TERMINATORS: ReadonlySet<string> = new Set(['.', ',', '|', ':', ')', '('])
const ALPHANUMERIC = /^[\p{L}\p{Nd}_]$/u
const NUMBER =
  /[+-]?(?:0[xX][\da-fA-F_]+(?:\.[\da-fA-F_]*)?(?:[pP][+-]?\d+)?|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/y
