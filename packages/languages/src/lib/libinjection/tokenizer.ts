import { type ByteSet, byteSet, runEnd } from './byte-set.ts'
import { numberAt } from './numbers.ts'
import { dollarStringAt, oracleStringAt, stringAt } from './strings.ts'
import { quoted, type Token, type TokenType, token } from './token.ts'
import { wordType } from './words.ts'

/** How to read: inside which quote the input is supposed to begin, and whose comments it has. */
export interface Reading {
  readonly quote: '' | "'" | '"'
  readonly dialect: 'ansi' | 'mysql'
}

/** The tokens of an input as SQL, one by one, and what was seen on the way. */
export class Tokenizer {
  readonly #text: string
  readonly #reading: Reading
  #at = 0
  /** Tokens so far, comments too. */
  count = 0
  /** Whether a comment was read that MySQL reads otherwise. */
  sawDialectComment = false

  constructor(text: string, reading: Reading) {
    this.#text = text
    this.#reading = reading
  }

  /** The next token, or `undefined` at the end. */
  next(): Token | undefined {
    if (this.#at === 0 && this.#reading.quote !== '' && this.#text !== '')
      return this.#took(stringAt(this.#text, 0, this.#reading.quote, 0))
    while (this.#at < this.#text.length) {
      const code = this.#text.charCodeAt(this.#at)
      if (code <= 32 || code === 127 || code === 160) this.#at++
      else return this.#took(this.#token(this.#text[this.#at] ?? ''))
    }
    return undefined
  }

  #took(next: Token): Token {
    this.#at = next.end
    this.count++
    return next
  }

  #token(c: string): Token {
    const text = this.#text
    const at = this.#at
    switch (c) {
      case "'":
      case '"':
        return stringAt(text, at, c, 1)
      case '#':
        return this.#hash()
      case '-':
        return this.#dash()
      case '/':
        return slash(text, at)
      case '\\':
        return text[at + 1] === 'N' ? token('1', '\\N', at + 2) : token('\\', c, at + 1)
      case '`':
        return tick(text, at)
      case '@':
        return variable(text, at)
      case '$':
        return money(text, at)
      case '[': {
        const end = text.indexOf(']', at)
        return end < 0 ? token('n', text.slice(at), text.length) : token('n', text.slice(at, end + 1), end + 1)
      }
      case '(':
      case ')':
      case '{':
      case '}':
      case ',':
      case ';':
        return token(c, c, at + 1)
      case '?':
      case ']':
        return token('?', c, at + 1)
      case '%':
      case '^':
      case '+':
      case '~':
        return token('o', c, at + 1)
      default:
        if (OPERATOR[c.charCodeAt(0)] === 1) return operator(text, at)
        return NUMBER[c.charCodeAt(0)] === 1 ? numberAt(text, at) : prefixed(text, at)
    }
  }

  #hash(): Token {
    this.sawDialectComment = true
    return this.#reading.dialect === 'mysql' ? lineComment(this.#text, this.#at) : token('o', '#', this.#at + 1)
  }

  /** Two dashes begin a comment; in MySQL only where white space or the end follows. */
  #dash(): Token {
    const after = this.#text[this.#at + 2]
    if (this.#text[this.#at + 1] !== '-') return token('o', '-', this.#at + 1)
    if (after === undefined || WHITE.test(after)) return lineComment(this.#text, this.#at)
    if (this.#reading.dialect === 'mysql') return token('o', '-', this.#at + 1)
    this.sawDialectComment = true
    return lineComment(this.#text, this.#at)
  }
}

function lineComment(text: string, at: number): Token {
  const end = text.indexOf('\n', at)
  return end < 0 ? token('c', text.slice(at), text.length) : token('c', text.slice(at, end), end + 1)
}

/** A comment of C. One within one, or MySQL's conditional one, is read differently by products: that alone is evil. */
function slash(text: string, at: number): Token {
  if (text[at + 1] !== '*') return token('o', '/', at + 1)
  const close = text.indexOf('*/', at + 2)
  const end = close < 0 ? text.length : close + 2
  const nested = close < 0 ? -1 : text.indexOf('/*', at + 2)
  const isEvil = text[at + 2] === '!' || (nested >= 0 && nested < close)
  return token(isEvil ? 'X' : 'c', text.slice(at, end), end)
}

function operator(text: string, at: number): Token {
  if (text.startsWith('<=>', at)) return token('o', '<=>', at + 3)
  const two = text.slice(at, at + 2)
  const type = two.length === 2 ? wordType(two) : undefined
  if (type !== undefined) return token(type, two, at + 2)
  const one = text[at] ?? ''
  return token(one === ':' ? ':' : 'o', one, at + 1)
}

function tick(text: string, at: number): Token {
  const name = stringAt(text, at, '`', 1)
  return { ...name, type: wordType(name.text) === 'f' ? 'f' : 'n' }
}

function variable(text: string, at: number): Token {
  const start = text[at + 1] === '@' ? at + 2 : at + 1
  const count = start - at
  const next = text[start] ?? ''
  if (next === '`' || next === "'" || next === '"') return { ...stringAt(text, start, next, 1), type: 'v', count }
  const end = runEnd(text, start, VARIABLE)
  return { ...token('v', text.slice(start, end), end), count }
}

/** A sum of money, or a string of PostgreSQL. */
function money(text: string, at: number): Token {
  const end = runEnd(text, at + 1, MONEY)
  if (end === at + 2 && text[at + 1] === '.') return word(text, at)
  if (end > at + 1) return token('1', text.slice(at, end), end)
  return dollarStringAt(text, at) ?? token('n', '$', at + 1)
}

/** A string that a letter announces, or a word. */
function prefixed(text: string, at: number): Token {
  const isQuoted = text[at + 1] === "'" && at + 2 < text.length
  switch ((text[at] ?? '').toLowerCase()) {
    case 'e':
      return isQuoted ? stringAt(text, at, "'", 2) : word(text, at)
    case 'n':
      return isQuoted ? stringAt(text, at, "'", 2) : (oracleStringAt(text, at + 1) ?? word(text, at))
    case 'q':
      return oracleStringAt(text, at) ?? word(text, at)
    case 'u':
      return unicodeString(text, at) ?? word(text, at)
    case 'b':
      return (isQuoted ? digits(text, at, BITS) : undefined) ?? word(text, at)
    case 'x':
      return (isQuoted ? digits(text, at, NIBBLES) : undefined) ?? word(text, at)
    default:
      return word(text, at)
  }
}

function unicodeString(text: string, at: number): Token | undefined {
  if (text[at + 1] !== '&' || text[at + 2] !== "'") return undefined
  const inner = stringAt(text, at + 2, "'", 1)
  return quoted(inner.text, inner.end, { open: 'u', close: inner.close === '' ? '' : 'u' })
}

function digits(text: string, at: number, of: ByteSet): Token | undefined {
  const end = runEnd(text, at + 2, of)
  return text[end] === "'" ? token('1', text.slice(at, end + 1), end + 1) : undefined
}

/** A word; one with a dot or a backtick in it ends there where what is before has a meaning. */
function word(text: string, at: number): Token {
  const end = runEnd(text, at, WORD)
  const whole = token('n', text.slice(at, end), end)
  for (let i = 0; i < whole.text.length; i++) {
    if (whole.text[i] !== '.' && whole.text[i] !== '`') continue
    const before = wordType(whole.text.slice(0, i))
    if (before !== undefined && before !== 'n') return token(before, whole.text.slice(0, i), at + i)
  }
  const type: TokenType = end - at < 32 ? (wordType(whole.text) ?? 'n') : 'n'
  return { ...whole, type }
}
const OPERATOR = byteSet(/[!&*:<=>|]/)
const NUMBER = byteSet(/[.0-9]/)
const WHITE = /[ \t-\r\xa0\0]/
const MONEY = byteSet(/[0-9.,]/)
const BITS = byteSet(/[01]/)
const NIBBLES = byteSet(/[0-9a-fA-F]/)
const WORD = byteSet(/[^ [\]{}<>:\\?=@!#~+\-*/&|^%(),';\t-\r"\xa0\0]/)
const VARIABLE = byteSet(/[^ <>:\\?=@!#~+\-*/&|^%(),';\t-\r`"]/)
