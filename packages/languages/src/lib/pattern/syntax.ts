/** A pattern as a tree, as far as what must stand in a text is concerned. */
export type Syntax =
  | { readonly kind: 'empty' }
  /** One of these bytes; `undefined` for so many that they say nothing. */
  | { readonly kind: 'byte'; readonly of: readonly number[] | undefined }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly part: Syntax; readonly least: number; readonly most: number }

/** The tree of a translated pattern; `undefined` for syntax that is not read here, which is no error. */
export function parseSyntax(pattern: string): Syntax | undefined {
  const parser = new Parser(pattern)
  const tree = parser.choice(0)
  return parser.isDone() ? tree : undefined
}

class Parser {
  readonly #text: string
  #at = 0
  #isLost = false

  constructor(text: string) {
    this.#text = text
  }

  isDone(): boolean {
    return !this.#isLost && this.#at === this.#text.length
  }

  choice(depth: number): Syntax {
    const parts = [this.#sequence(depth)]
    while (this.#text[this.#at] === '|') {
      this.#at++
      parts.push(this.#sequence(depth))
    }
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts }
  }

  #sequence(depth: number): Syntax {
    const parts: Syntax[] = []
    while (!this.#isLost && this.#at < this.#text.length && !/[|)]/.test(this.#text[this.#at] ?? ''))
      parts.push(this.#repeats(this.#atom(depth)))
    return { kind: 'sequence', parts }
  }

  #repeats(part: Syntax): Syntax {
    let repeated = part
    for (;;) {
      QUANTIFIER.lastIndex = this.#at
      const found = QUANTIFIER.exec(this.#text)
      if (found === null) return repeated
      this.#at = QUANTIFIER.lastIndex
      const [least, most] = bounds(found)
      repeated = { kind: 'repeat', part: repeated, least, most }
    }
  }

  #atom(depth: number): Syntax {
    const c = this.#text[this.#at] ?? ''
    if (c === '(') return this.#group(depth)
    if (c === '[') return this.#class()
    this.#at++
    if (c === '.') return ANY
    if (c === '^' || c === '$') return EMPTY
    return c === '\\' ? this.#escape() : { kind: 'byte', of: [c.charCodeAt(0)] }
  }

  #group(depth: number): Syntax {
    OPEN.lastIndex = this.#at
    const open = OPEN.exec(this.#text)
    if (open === null || depth > DEPTH) return this.#lost()
    this.#at = OPEN.lastIndex
    if (open[1] !== undefined && !open[1].endsWith(':')) return EMPTY
    const inner = this.choice(depth + 1)
    if (this.#text[this.#at] !== ')') return this.#lost()
    this.#at++
    return inner
  }

  #class(): Syntax {
    CLASS.lastIndex = this.#at
    const found = CLASS.exec(this.#text)
    if (found === null) return this.#lost()
    this.#at = CLASS.lastIndex
    const inner = found[1] ?? ''
    return inner.startsWith('^') ? ANY : { kind: 'byte', of: classBytes(inner) }
  }

  #escape(): Syntax {
    HEX.lastIndex = this.#at
    const hex = HEX.exec(this.#text)
    if (hex !== null) {
      this.#at = HEX.lastIndex
      return { kind: 'byte', of: [Number.parseInt(hex[1] ?? hex[2] ?? '', 16)] }
    }
    const letter = this.#text[this.#at++] ?? ''
    if (/[bBAz]/.test(letter)) return EMPTY
    const control = CONTROLS[letter]
    if (control !== undefined) return { kind: 'byte', of: [control] }
    if (/[dDwWsS]/.test(letter)) return ANY
    return /[A-Za-z0-9]/.test(letter) ? this.#lost() : { kind: 'byte', of: [letter.charCodeAt(0)] }
  }

  #lost(): Syntax {
    this.#isLost = true
    this.#at = this.#text.length
    return EMPTY
  }
}

function bounds([whole, least, comma, most]: RegExpExecArray): readonly [least: number, most: number] {
  if (least !== undefined) {
    const low = Number(least)
    if (comma === undefined) return [low, low]
    return [low, most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most)]
  }
  return whole.startsWith('?') ? [0, 1] : [whole.startsWith('+') ? 1 : 0, Number.POSITIVE_INFINITY]
}

/** The bytes of a class, where they are few. */
function classBytes(inner: string): readonly number[] | undefined {
  const bytes: number[] = []
  let at = 0
  while (at < inner.length) {
    MEMBER.lastIndex = at
    const found = MEMBER.exec(inner)
    const first = found === null ? undefined : memberByte(found[1] ?? '')
    const last = found?.[2] === undefined ? first : memberByte(found[2])
    if (found === null || first === undefined || last === undefined || last - first > FEW) return undefined
    for (let byte = first; byte <= last; byte++) bytes.push(byte)
    at = MEMBER.lastIndex
  }
  return bytes.length > FEW ? undefined : bytes
}

function memberByte(text: string): number | undefined {
  if (!text.startsWith('\\')) return text.charCodeAt(0)
  const hex = /^\\x\{?([0-9a-fA-F]+)/.exec(text)?.[1]
  if (hex !== undefined) return Number.parseInt(hex, 16)
  const letter = text[1] ?? ''
  return CONTROLS[letter] ?? (/[A-Za-z0-9]/.test(letter) ? undefined : letter.charCodeAt(0))
}

const EMPTY: Syntax = { kind: 'empty' }
const ANY: Syntax = { kind: 'byte', of: undefined }
const DEPTH = 200
const FEW = 8
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,(\d*))?\})[?+]?/y
const OPEN = /\((\?[a-z-]*[:)]|\?P?<\w+>|(?!\?))?/y
const CLASS = /\[((?:\\.|\[:\^?\w+:\]|[^\]\\])+)\]/sy
const HEX = /x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/y
const MEMBER =
  /(\\x[0-9a-fA-F]{2}|\\x\{[0-9a-fA-F]+\}|\\.|[^[\\])(?:-(\\x[0-9a-fA-F]{2}|\\x\{[0-9a-fA-F]+\}|\\.|[^\\]))?/sy
const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 }
