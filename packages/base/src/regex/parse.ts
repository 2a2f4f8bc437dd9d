import { complement, DIGIT, folded, NAMED, PROPERTIES, range, SPACE, single, union, WORD } from './character-set.ts'
import type { CharacterSet, RegexNode } from './node.ts'

/** What is wrong with a pattern, at an offset in code points. */
export class RegexProblem extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

export interface ParsedRegex {
  readonly node: RegexNode
  /** Names of the groups, `undefined` for those without; the first is the whole match. */
  readonly groups: readonly (string | undefined)[]
}

/** Parses the syntax of RE2: that of Perl without look-around and back references. Throws a RegexProblem. */
export function parseRegex(pattern: string): ParsedRegex {
  return new Parser(pattern).parse()
}

interface Flags {
  readonly ignoresCase: boolean
  readonly dotIsAny: boolean
  readonly isMultiline: boolean
  readonly isUngreedy: boolean
}

class Parser {
  readonly #characters: readonly string[]
  readonly #groups: (string | undefined)[] = [undefined]
  #at = 0
  #depth = 0
  #flags: Flags = { ignoresCase: false, dotIsAny: false, isMultiline: false, isUngreedy: false }

  constructor(pattern: string) {
    if (pattern.length > MAX_PATTERN) throw new RegexProblem(`a pattern of more than ${MAX_PATTERN} characters`, 0)
    this.#characters = [...pattern]
  }

  parse(): ParsedRegex {
    const node = this.#either()
    if (this.#at < this.#characters.length) this.#stop('unexpected )')
    return { node, groups: this.#groups }
  }

  #either(): RegexNode {
    const before = this.#flags
    const nodes = [this.#sequence()]
    while (this.#takes('|')) nodes.push(this.#sequence())
    this.#flags = before
    const [first] = nodes
    return nodes.length === 1 && first !== undefined ? first : { kind: 'either', nodes }
  }

  #sequence(): RegexNode {
    const nodes: RegexNode[] = []
    while (this.#at < this.#characters.length && !'|)'.includes(this.#peek())) nodes.push(this.#repeated(this.#atom()))
    return { kind: 'sequence', nodes }
  }

  #repeated(atom: RegexNode): RegexNode {
    let node = atom
    for (let bounds = this.#bounds(); bounds !== undefined; bounds = this.#bounds()) {
      if (node.kind === 'repeat') this.#stop('a repetition of a repetition')
      const isLazy = this.#takes('?') !== this.#flags.isUngreedy
      node = { kind: 'repeat', node, ...bounds, isLazy }
    }
    return node
  }

  #bounds(): { readonly min: number; readonly max: number | undefined } | undefined {
    if (this.#takes('*')) return { min: 0, max: undefined }
    if (this.#takes('+')) return { min: 1, max: undefined }
    if (this.#takes('?')) return { min: 0, max: 1 }
    const braces = this.#peek() === '{' ? BRACES.exec(this.#characters.slice(this.#at, this.#at + 12).join('')) : null
    if (braces === null) return undefined
    const min = Number(braces[1])
    const max = braces[2] === undefined ? min : braces[3] === '' ? undefined : Number(braces[3])
    if (min > MAX_REPEAT || (max !== undefined && (max > MAX_REPEAT || max < min))) this.#stop('a wrong repeat count')
    this.#at += braces[0].length
    return { min, max }
  }

  #atom(): RegexNode {
    const c = this.#next()
    switch (c) {
      case '(':
        return this.#group()
      case '[':
        return this.#set(this.#class())
      case '.':
        return { kind: 'set', set: this.#flags.dotIsAny ? () => true : (code) => code !== LINE_FEED }
      case '^':
        return { kind: 'assertion', assertion: this.#flags.isMultiline ? 'line_start' : 'text_start' }
      case '$':
        return { kind: 'assertion', assertion: this.#flags.isMultiline ? 'line_end' : 'text_end' }
      case '\\':
        return this.#escape()
      case '*':
      case '+':
      case '?':
        return this.#stop(`nothing to repeat before ${c}`)
      default:
        return this.#set(single(codeOf(c)))
    }
  }

  #set(set: CharacterSet): RegexNode {
    return { kind: 'set', set: this.#flags.ignoresCase ? folded(set) : set }
  }

  #group(): RegexNode {
    if (++this.#depth > MAX_DEPTH) this.#stop(`groups nested deeper than ${MAX_DEPTH}`)
    const made = this.#takes('?') ? this.#special() : this.#capturing(undefined)
    this.#depth--
    return made
  }

  #special(): RegexNode {
    const rest = this.#characters.slice(this.#at, this.#at + MAX_NAME).join('')
    const name = GROUP_NAME.exec(rest)
    if (name !== null) {
      this.#at += name[0].length
      return this.#capturing(name[1])
    }
    const flags = FLAGS.exec(rest)
    if (flags === null) return this.#stop('a group of this kind is not supported')
    this.#at += flags[0].length
    const [, on = '', off = '', end = ''] = flags
    const before = this.#flags
    this.#flags = withFlags(withFlags(before, on, true), off, false)
    // `(?i)` holds to the end of what is around it.
    if (end === ')') return { kind: 'empty' }
    const node = this.#either()
    this.#flags = before
    if (!this.#takes(')')) this.#stop('missing )')
    return node
  }

  #capturing(name: string | undefined): RegexNode {
    const index = this.#groups.push(name) - 1
    const node = this.#either()
    if (!this.#takes(')')) this.#stop('missing )')
    return { kind: 'group', index, node }
  }

  #escape(): RegexNode {
    if (this.#at >= this.#characters.length) this.#stop('a backslash at the end')
    const assertion = ASSERTIONS.get(this.#peek())
    if (assertion !== undefined) {
      this.#at++
      return { kind: 'assertion', assertion }
    }
    if (this.#takes('Q')) return this.#literal()
    return this.#set(this.#escapedSet())
  }

  /** `\Q…\E`. */
  #literal(): RegexNode {
    const nodes: RegexNode[] = []
    while (this.#at < this.#characters.length) {
      if (this.#peek() === '\\' && this.#characters[this.#at + 1] === 'E') {
        this.#at += 2
        break
      }
      nodes.push(this.#set(single(codeOf(this.#next()))))
    }
    return { kind: 'sequence', nodes }
  }

  #escapedSet(): CharacterSet {
    const c = this.#next()
    const known = CLASSES.get(c)
    if (known !== undefined) return known
    if (c === 'p' || c === 'P') return this.#property(c === 'P')
    return single(this.#escapedCode(c))
  }

  #property(isNegative: boolean): CharacterSet {
    let name = this.#next()
    if (name === '{') {
      const end = this.#characters.indexOf('}', this.#at)
      if (end < 0 || end - this.#at > MAX_NAME) this.#stop('missing }')
      name = this.#characters.slice(this.#at, end).join('')
      this.#at = end + 1
    }
    const set = PROPERTIES.get(name.replace(/^\^/, ''))
    if (set === undefined) this.#stop(`no character class ${JSON.stringify(name)}`)
    return isNegative === name.startsWith('^') ? set : complement(set)
  }

  #escapedCode(c: string): number {
    const control = CONTROLS.get(c)
    if (control !== undefined) return control
    if (c === 'x') return this.#hexadecimal()
    if (c >= '0' && c <= '7') {
      let octal = c
      while (octal.length < 3 && /^[0-7]$/.test(this.#peek())) octal += this.#next()
      if (c !== '0' && octal.length === 1) this.#stop('back references are not supported')
      return Number.parseInt(octal, 8)
    }
    if (/^[\p{L}\p{N}]$/u.test(c)) this.#stop(`no escape \\${c}`)
    return codeOf(c)
  }

  #hexadecimal(): number {
    const digits = HEXADECIMAL.exec(this.#characters.slice(this.#at, this.#at + 10).join(''))
    if (digits === null) return this.#stop('a wrong escape \\x')
    this.#at += digits[0].length
    const code = Number.parseInt(digits[1] ?? digits[2] ?? '', 16)
    return code > 0x10ffff ? this.#stop('a wrong escape \\x') : code
  }

  #class(): CharacterSet {
    const isNegative = this.#takes('^')
    const sets: CharacterSet[] = []
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      if (this.#at >= this.#characters.length) this.#stop('missing ]')
      sets.push(this.#classItem())
    }
    this.#at++
    const set = this.#flags.ignoresCase ? folded(union(sets)) : union(sets)
    return isNegative ? complement(set) : set
  }

  #classItem(): CharacterSet {
    const named = NAMED_CLASS.exec(this.#characters.slice(this.#at, this.#at + MAX_NAME).join(''))
    if (named !== null) {
      const set = NAMED.get(named[2] ?? '')
      if (set === undefined) this.#stop(`no character class ${named[0]}`)
      this.#at += named[0].length
      return named[1] === '^' ? complement(set) : set
    }
    const letter = this.#characters[this.#at + 1] ?? ''
    if (this.#peek() === '\\' && (CLASSES.has(letter) || letter === 'p' || letter === 'P')) {
      this.#at++
      return this.#escapedSet()
    }
    const from = this.#classCode()
    if (this.#peek() !== '-' || (this.#characters[this.#at + 1] ?? ']') === ']') return single(from)
    this.#at++
    const to = this.#classCode()
    return to < from ? this.#stop('a wrong range') : range(from, to)
  }

  #classCode(): number {
    const c = this.#next()
    return c === '\\' ? this.#escapedCode(this.#next()) : codeOf(c)
  }

  #peek(): string {
    return this.#characters[this.#at] ?? ''
  }

  #next(): string {
    const c = this.#characters[this.#at++]
    return c ?? this.#stop('unexpected end')
  }

  #takes(c: string): boolean {
    const isThere = this.#peek() === c
    if (isThere) this.#at++
    return isThere
  }

  #stop(message: string): never {
    throw new RegexProblem(message, this.#at)
  }
}

function withFlags(flags: Flags, letters: string, isOn: boolean): Flags {
  return {
    ignoresCase: letters.includes('i') ? isOn : flags.ignoresCase,
    dotIsAny: letters.includes('s') ? isOn : flags.dotIsAny,
    isMultiline: letters.includes('m') ? isOn : flags.isMultiline,
    isUngreedy: letters.includes('U') ? isOn : flags.isUngreedy,
  }
}

function codeOf(c: string): number {
  return c.codePointAt(0) ?? 0
}

const LINE_FEED = 10
const MAX_PATTERN = 10_000
const MAX_REPEAT = 1000
const MAX_DEPTH = 100
const MAX_NAME = 64
const BRACES = /^\{(\d{1,4})(,(\d{0,4}))?\}/
const GROUP_NAME = /^P?<([A-Za-z_]\w*)>/
const FLAGS = /^([imsU]*)(?:-([imsU]*))?([:)])/
const HEXADECIMAL = /^(?:([\da-fA-F]{2})|\{([\da-fA-F]{1,6})\})/
const NAMED_CLASS = /^\[:(\^?)(\w+):\]/
const ASSERTIONS = new Map([
  ['A', 'text_start'],
  ['z', 'text_end'],
  ['b', 'word_border'],
  ['B', 'no_word_border'],
] as const) as ReadonlyMap<string, 'text_start' | 'text_end' | 'word_border' | 'no_word_border'>
const CLASSES: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGIT],
  ['D', complement(DIGIT)],
  ['w', WORD],
  ['W', complement(WORD)],
  ['s', SPACE],
  ['S', complement(SPACE)],
])
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
])
