/** A pattern as a tree, as far as what must stand in a text is concerned. */
export type Syntax =
  | { readonly kind: 'empty' }
  /** One of these bytes, in either case; `undefined` for so many that they say nothing. */
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
    return c === '\\' ? this.#escape() : byte([c.charCodeAt(0)])
  }

  #group(depth: number): Syntax {
    OPEN.lastIndex = this.#at
    const open = OPEN.exec(this.#text)
    if (open === null || depth > DEPTH) return this.#lost()
    this.#at = OPEN.lastIndex
    if (open[1] !== undefined && !/[:>]$/.test(open[1])) return EMPTY
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
    const bytes = classBytes(inner.replace(/^\^/, ''))
    if (bytes === undefined) return ANY
    if (!inner.startsWith('^')) return byte([...bytes])
    const either = new Set(bytes)
    return byte(ALL.filter((code) => !either.has(code)))
  }

  #escape(): Syntax {
    HEX.lastIndex = this.#at
    const hex = HEX.exec(this.#text)
    if (hex !== null) {
      this.#at = HEX.lastIndex
      return byte([Number.parseInt(hex[1] ?? hex[2] ?? '', 16)])
    }
    const letter = this.#text[this.#at++] ?? ''
    if (/[bBAz]/.test(letter)) return EMPTY
    const known = escaped(letter)
    return known === undefined ? this.#lost() : byte(known)
  }

  #lost(): Syntax {
    this.#isLost = true
    this.#at = this.#text.length
    return EMPTY
  }
}

/** One of the bytes, and the other case of each that is a letter of Latin-1: whether case counts is not looked at. */
function byte(of: readonly number[]): Syntax {
  if (of.length > MANY || of.some((code) => code > 255)) return ANY
  const cased = of.flatMap((code) => (/[A-Za-z\xc0-\xfe]/.test(String.fromCharCode(code)) ? [code, code ^ 32] : [code]))
  return { kind: 'byte', of: [...new Set(cased)] }
}

/** The bytes that an escape of one letter stands for. */
function escaped(letter: string): readonly number[] | undefined {
  const control = CONTROLS[letter]
  if (control !== undefined) return [control]
  const shorthand = SHORTHANDS[letter]
  if (shorthand !== undefined) return ALL.filter((code) => shorthand.test(String.fromCharCode(code)))
  return /[A-Za-z0-9]/.test(letter) ? undefined : [letter.charCodeAt(0)]
}

function bounds([whole, least, comma, most]: RegExpExecArray): readonly [least: number, most: number] {
  if (least !== undefined) {
    const low = Number(least)
    if (comma === undefined) return [low, low]
    return [low, most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most)]
  }
  return whole.startsWith('?') ? [0, 1] : [whole.startsWith('+') ? 1 : 0, Number.POSITIVE_INFINITY]
}

/** The bytes of a class; `undefined` where one of its members is not known. */
function classBytes(inner: string): ReadonlySet<number> | undefined {
  const bytes = new Set<number>()
  let at = 0
  while (at < inner.length) {
    MEMBER.lastIndex = at
    const found = MEMBER.exec(inner)
    if (found === null) return undefined
    const [, first = '', last = first] = found
    const low = memberBytes(first)
    const high = memberBytes(last)
    if (low === undefined || high === undefined) return undefined
    if (last === first) for (const code of low) bytes.add(code)
    else for (let code = low[0] ?? 0; code <= (high[0] ?? 0); code++) bytes.add(code)
    at = MEMBER.lastIndex
  }
  return bytes
}

function memberBytes(text: string): readonly number[] | undefined {
  if (!text.startsWith('\\')) return [text.charCodeAt(0)]
  const hex = /^\\x\{?([0-9a-fA-F]+)/.exec(text)?.[1]
  return hex === undefined ? escaped(text[1] ?? '') : [Number.parseInt(hex, 16)]
}

const EMPTY: Syntax = { kind: 'empty' }
const ANY: Syntax = { kind: 'byte', of: undefined }
const ALL: readonly number[] = Array.from({ length: 256 }, (_, code) => code)
const DEPTH = 200
const MANY = 200
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,(\d*))?\})[?+]?/y
const OPEN = /\((\?[a-z-]*[:)]|\?P?<\w+>|(?!\?))?/y
const CLASS = /\[((?:\\.|\[:\^?\w+:\]|[^\]\\])+)\]/sy
const HEX = /x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/y
const MEMBER =
  /(\\x[0-9a-fA-F]{2}|\\x\{[0-9a-fA-F]+\}|\\.|[^[\\])(?:-(\\x[0-9a-fA-F]{2}|\\x\{[0-9a-fA-F]+\}|\\.|[^\\]))?/sy
const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 }
const SHORTHANDS: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[0-9A-Za-z_]/,
  W: /[^0-9A-Za-z_]/,
  s: /[\t-\r ]/,
  S: /[^\t\n\f\r ]/,
}
