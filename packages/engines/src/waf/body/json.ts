import { err, ok, type Result } from '@ringwall/model'

/** A leaf of a document: its path as an argument's name, `json.a.array_0.b`. */
export type Leaf = readonly [name: string, value: string]

export interface JsonLimits {
  readonly depth: number
  readonly leaves: number
}

/**
 * The leaves of a JSON text (RFC 8259) in bytes, in order. Numbers stand as they are written, null is empty. Total, and
 * without recursion: depth is a limit and not a stack.
 */
export function jsonLeaves(text: string, limits: JsonLimits): Result<readonly Leaf[], string> {
  return new Reader(text, limits).read()
}

/** One container that is open: its path, and what is next in it. */
interface Level {
  readonly path: string
  readonly kind: 'object' | 'array'
  index: number
  key: string
}

class Reader {
  readonly #text: string
  readonly #limits: JsonLimits
  readonly #levels: Level[] = []
  readonly #leaves: Leaf[] = []
  #at = 0

  constructor(text: string, limits: JsonLimits) {
    this.#text = text
    this.#limits = limits
  }

  read(): Result<readonly Leaf[], string> {
    const problem = this.#value() ?? this.#rest()
    if (problem !== undefined) return err(problem)
    this.#skip()
    return this.#at < this.#text.length ? err('there is more after the value') : ok(this.#leaves)
  }

  /** All that follows the first value while containers are open. */
  #rest(): string | undefined {
    while (this.#levels.length > 0) {
      const problem = this.#member(this.#levels.at(-1))
      if (problem !== undefined) return problem
    }
    return undefined
  }

  /** The next member of a container, or its end. `index` is -1 before the first. */
  #member(level: Level | undefined): string | undefined {
    if (level === undefined) return undefined
    this.#skip()
    const close = level.kind === 'object' ? '}' : ']'
    if (this.#text[this.#at] === close) {
      this.#at++
      this.#levels.pop()
      return undefined
    }
    if (level.index >= 0) {
      if (this.#text[this.#at] !== ',') return `a comma or ${close} is missing`
      this.#at++
      this.#skip()
      if (this.#text[this.#at] === close) return 'nothing follows a comma'
    }
    level.index++
    return level.kind === 'object' ? this.#named(level) : this.#value()
  }

  #named(level: Level): string | undefined {
    const key = this.#string()
    if (key === undefined) return 'a name is not a string'
    level.key = key
    this.#skip()
    if (this.#text[this.#at] !== ':') return 'a colon is missing'
    this.#at++
    return this.#value()
  }

  #value(): string | undefined {
    this.#skip()
    const c = this.#text[this.#at]
    if (c === '{' || c === '[') {
      if (this.#levels.length >= this.#limits.depth) return `it is nested deeper than ${this.#limits.depth}`
      this.#levels.push({ path: this.#path(), kind: c === '{' ? 'object' : 'array', index: -1, key: '' })
      this.#at++
      return undefined
    }
    const leaf = c === '"' ? this.#string() : this.#word()
    if (leaf === undefined) return 'a value is not JSON'
    if (this.#leaves.length >= this.#limits.leaves) return `it has more than ${this.#limits.leaves} values`
    this.#leaves.push([this.#path(), leaf])
    return undefined
  }

  #path(): string {
    const level = this.#levels.at(-1)
    if (level === undefined) return 'json'
    return level.kind === 'array' ? `${level.path}.array_${level.index}` : `${level.path}.${level.key}`
  }

  #word(): string | undefined {
    WORD.lastIndex = this.#at
    const word = WORD.exec(this.#text)?.[0]
    if (word === undefined) return undefined
    this.#at += word.length
    return word === 'null' ? '' : word
  }

  #string(): string | undefined {
    STRING.lastIndex = this.#at
    const written = STRING.exec(this.#text)?.[0]
    if (written === undefined) return undefined
    this.#at += written.length
    const inner = written.slice(1, -1)
    return inner.includes('\\') ? unescapeJson(inner) : inner
  }

  #skip(): void {
    while (WHITE.test(this.#text[this.#at] ?? '')) this.#at++
  }
}

/** Escapes undone to bytes of UTF-8, pairs of surrogates together. */
function unescapeJson(text: string): string {
  return text.replace(ESCAPE, (_, high?: string, low?: string, single?: string, letter?: string) => {
    if (letter !== undefined) return LETTERS[letter] ?? letter
    if (single !== undefined) return utf8(Number.parseInt(single, 16))
    const code = Number.parseInt(high ?? '', 16)
    return utf8(0x10000 + (code - 0xd800) * 0x400 + (Number.parseInt(low ?? '', 16) - 0xdc00))
  })
}

function utf8(code: number): string {
  if (code < 0x80) return String.fromCharCode(code)
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63))
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  return String.fromCharCode(
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 63),
    0x80 | ((code >> 6) & 63),
    0x80 | (code & 63),
  )
}

const WHITE = /[ \t\n\r]/
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const STRING = /"(?:[ !#-[\]-\xff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const ESCAPE = /\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
