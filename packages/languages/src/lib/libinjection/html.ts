import { byteSet, runEnd } from './byte-set.ts'

/** What a piece of HTML is, as a browser's tokenizer sees it. */
export type HtmlTokenType =
  | 'DATA_TEXT'
  | 'TAG_NAME_OPEN'
  | 'TAG_NAME_CLOSE'
  | 'TAG_NAME_SELFCLOSE'
  | 'TAG_CLOSE'
  | 'ATTR_NAME'
  | 'ATTR_VALUE'
  | 'TAG_COMMENT'
  | 'DOCTYPE'

export interface HtmlToken {
  readonly type: HtmlTokenType
  readonly text: string
}

/** Where the input is supposed to stand: in text, in a tag, or in a value of an attribute. */
export type HtmlStart = 'data' | 'attribute' | "'" | '"' | '`'

/**
 * The tokens of an input as HTML 5, with what old browsers allow: NUL in names, `<%`, values in backticks. Linear in the
 * input's length.
 */
export class HtmlTokenizer {
  readonly #text: string
  #at = 0
  #isClosing = false
  #state: () => HtmlToken | undefined

  constructor(text: string, start: HtmlStart) {
    this.#text = text
    this.#state =
      start === 'data' ? this.#data : start === 'attribute' ? this.#beforeName : () => this.#quotedValue(start)
  }

  /** The next token, or `undefined` at the end. */
  next(): HtmlToken | undefined {
    return this.#state()
  }

  #token(type: HtmlTokenType, end: number, next: number, state: () => HtmlToken | undefined): HtmlToken {
    const text = this.#text.slice(this.#at, end)
    this.#at = next
    this.#state = state
    return { type, text }
  }

  #rest(type: HtmlTokenType): HtmlToken {
    return this.#token(type, this.#text.length, this.#text.length, END)
  }

  #data = (): HtmlToken | undefined => {
    const open = this.#text.indexOf('<', this.#at)
    if (open < 0) return this.#at < this.#text.length ? this.#rest('DATA_TEXT') : undefined
    if (open > this.#at) return this.#token('DATA_TEXT', open, open + 1, this.#tagOpen)
    this.#at = open + 1
    return this.#tagOpen()
  }

  #tagOpen = (): HtmlToken | undefined => {
    const c = this.#text[this.#at]
    if (c === undefined) return undefined
    if (/[A-Za-z\0]/.test(c)) return this.#tagName()
    if (c === '!' || c === '/' || c === '?' || c === '%') this.#at++
    if (c === '!') return this.#declaration()
    if (c === '?') return this.#bogusComment('>')
    if (c === '%') return this.#bogusComment('%>')
    if (c === '/') {
      this.#isClosing = true
      return this.#endTagOpen()
    }
    if (this.#at === 0) return this.#data()
    this.#at--
    return this.#token('DATA_TEXT', this.#at + 1, this.#at + 1, this.#data)
  }

  #endTagOpen(): HtmlToken | undefined {
    const c = this.#text[this.#at]
    if (c === undefined) return undefined
    if (c === '>') return this.#data()
    if (/[A-Za-z]/.test(c)) return this.#tagName()
    this.#isClosing = false
    return this.#bogusComment('>')
  }

  #tagName(): HtmlToken {
    const end = runEnd(this.#text, this.#at, TAG_NAME)
    const c = this.#text[end]
    if (c === undefined) return this.#rest('TAG_NAME_OPEN')
    if (c === '/') return this.#token('TAG_NAME_OPEN', end, end + 1, this.#selfClosing)
    if (c !== '>') return this.#token('TAG_NAME_OPEN', end, end + 1, this.#beforeName)
    if (!this.#isClosing) return this.#token('TAG_NAME_OPEN', end, end, this.#tagClose)
    this.#isClosing = false
    return this.#token('TAG_CLOSE', end, end + 1, this.#data)
  }

  #tagClose = (): HtmlToken => {
    this.#isClosing = false
    return this.#token('TAG_NAME_CLOSE', this.#at + 1, this.#at + 1, this.#data)
  }

  #selfClosing = (): HtmlToken | undefined => {
    if (this.#text[this.#at] !== '>') return this.#at < this.#text.length ? this.#beforeName() : undefined
    this.#at--
    return this.#token('TAG_NAME_SELFCLOSE', this.#at + 2, this.#at + 2, this.#data)
  }

  /** The byte after white space. */
  #skipWhite(): string | undefined {
    while (WHITE.test(this.#text[this.#at] ?? '')) this.#at++
    return this.#text[this.#at]
  }

  #beforeName = (): HtmlToken | undefined => {
    for (;;) {
      const c = this.#skipWhite()
      if (c === undefined) return undefined
      if (c === '>') return this.#tagClose()
      if (c !== '/') return this.#attributeName()
      this.#at++
      if (this.#text[this.#at] === '>') return this.#selfClosing()
    }
  }

  #attributeName(): HtmlToken {
    const end = runEnd(this.#text, this.#at + 1, NAME)
    const c = this.#text[end]
    if (c === undefined) return this.#rest('ATTR_NAME')
    if (c === '/') return this.#token('ATTR_NAME', end, end + 1, this.#selfClosing)
    if (c === '=') return this.#token('ATTR_NAME', end, end + 1, this.#beforeValue)
    if (c === '>') return this.#token('ATTR_NAME', end, end, this.#tagClose)
    return this.#token('ATTR_NAME', end, end + 1, this.#afterName)
  }

  #afterName = (): HtmlToken | undefined => {
    const c = this.#skipWhite()
    if (c !== '=') return this.#beforeName()
    this.#at++
    return this.#beforeValue()
  }

  #beforeValue = (): HtmlToken | undefined => {
    const c = this.#skipWhite()
    if (c === undefined) return undefined
    if (c === '"' || c === "'" || c === '`') return this.#quotedValue(c)
    const end = runEnd(this.#text, this.#at, VALUE)
    if (end === this.#text.length) return this.#rest('ATTR_VALUE')
    if (this.#text[end] === '>') return this.#token('ATTR_VALUE', end, end, this.#tagClose)
    return this.#token('ATTR_VALUE', end, end + 1, this.#beforeName)
  }

  /** At the very start of the input the quote is only supposed. */
  #quotedValue(quote: string): HtmlToken {
    if (this.#at > 0) this.#at++
    const end = this.#text.indexOf(quote, this.#at)
    return end < 0 ? this.#rest('ATTR_VALUE') : this.#token('ATTR_VALUE', end, end + 1, this.#beforeName)
  }

  #declaration(): HtmlToken {
    const rest = this.#text.slice(this.#at, this.#at + 7)
    if (rest.toUpperCase() === 'DOCTYPE') return this.#until('DOCTYPE', '>')
    if (rest === '[CDATA[') {
      this.#at += 7
      return this.#until('DATA_TEXT', ']]>')
    }
    if (!rest.startsWith('--')) return this.#bogusComment('>')
    this.#at += 2
    return this.#comment()
  }

  #bogusComment(close: string): HtmlToken {
    return this.#until('TAG_COMMENT', close)
  }

  #until(type: HtmlTokenType, close: string): HtmlToken {
    const end = this.#text.indexOf(close, this.#at)
    return end < 0 ? this.#rest(type) : this.#token(type, end, end + close.length, this.#data)
  }

  /** Ends at `-->` or `-!>`, NUL bytes passed over. */
  #comment(): HtmlToken {
    COMMENT_END.lastIndex = this.#at
    const end = COMMENT_END.exec(this.#text)
    if (end === null) return this.#rest('TAG_COMMENT')
    return this.#token('TAG_COMMENT', end.index, end.index + end[0].length, this.#data)
  }
}

const END = (): undefined => undefined
const WHITE = /[\0 \t-\r]/
const TAG_NAME = byteSet(/[^ \t-\r/>]/)
const NAME = byteSet(/[^\0 \t-\r/=>]/)
const VALUE = byteSet(/[^\0 \t-\r>]/)
const COMMENT_END = /-\0*[-!]\0*>/g
