import { characterOf, numberOf, unquote } from './constant.ts'
import { type Token, type TokenKind, tokensOf } from './lexer.ts'
import type { Command, Node, Operand, Pipe, Template } from './node.ts'
import type { Source } from './source.ts'
import { problemOf, Stop, type TemplateProblem } from './stop.ts'

/** The templates of a text, the text itself last under the name it was given; or the first mistake in it. */
export type ParsedTemplates =
  | { readonly kind: 'templates'; readonly templates: readonly Template[] }
  | { readonly kind: 'problem'; readonly problem: TemplateProblem }

/**
 * Parses a text of Go's text/template. `isFunction` tells which functions there are: one that is not known is a mistake, as
 * it is in Go. Total: time and memory are linear in the text, its nesting is bounded.
 */
export function parseTemplate(source: Source, name: string, isFunction: (name: string) => boolean): ParsedTemplates {
  try {
    if (source.text.length > MAX_CHARACTERS)
      throw new Stop(`a template of more than ${MAX_CHARACTERS} characters`, { source, offset: 0 })
    return { kind: 'templates', templates: new Parser(source, isFunction).templates(name) }
  } catch (cause) {
    return { kind: 'problem', problem: problemOf(cause, source) }
  }
}

/** True where a body prints nothing by itself: Go lets it replace no other of the same name. */
export function isBlank({ body }: Template): boolean {
  return body.every((node) => node.kind === 'text' && node.text.trim() === '')
}

/** How a list of nodes ended. */
interface Ending {
  readonly body: readonly Node[]
  readonly by: 'end' | 'else' | 'eof'
  /** Where what ended it begins. */
  readonly start: number
}

type Control = 'if' | 'with' | 'range'

class Parser {
  readonly #source: Source
  readonly #isFunction: (name: string) => boolean
  readonly #tokens: readonly Token[]
  readonly #defined: Template[] = []
  #at = 0
  #variables: string[] = ['$']
  #loops = 0
  #depth = 0

  constructor(source: Source, isFunction: (name: string) => boolean) {
    this.#source = source
    this.#isFunction = isFunction
    this.#tokens = tokensOf(source)
  }

  templates(name: string): readonly Template[] {
    const { body, by, start } = this.#list(true)
    if (by !== 'eof') this.#stop(start, `unexpected {{${by}}}`)
    return [...this.#defined, { name, source: this.#source, body }]
  }

  /** Nodes up to an `end` or `else` that belongs to what is around them. */
  #list(isTop: boolean): Ending {
    const body: Node[] = []
    for (;;) {
      const { kind, text, start, end } = this.#next()
      if (kind === 'end') return { body, by: 'eof', start }
      if (kind === 'text') {
        body.push({ kind: 'text', text, start, end })
        continue
      }
      const word = this.#peekWord()
      if (word === 'end' || word === 'else') {
        this.#nextSolid()
        if (word === 'end') this.#close('behind end')
        return { body, by: word, start }
      }
      if (word === 'define') this.#define(start, isTop)
      else body.push(this.#action(start, word))
    }
  }

  #action(start: number, word: string): Node {
    switch (word) {
      case 'if':
      case 'with':
      case 'range':
        this.#nextSolid()
        return this.#control(start, word)
      case 'template':
        this.#nextSolid()
        return this.#call(start)
      case 'block':
        this.#nextSolid()
        return this.#block(start)
      case 'break':
      case 'continue':
        this.#nextSolid()
        if (this.#loops === 0) this.#stop(start, `{{${word}}} outside {{range}}`)
        return { kind: word, start, end: this.#close(`behind ${word}`) }
      default: {
        const pipe = this.#pipeline('an action', 'close')
        return { kind: 'action', pipe, start, end: this.#endBefore() }
      }
    }
  }

  /** `if`, `with` and `range`; `else if` and `else with` are a branch within the other one. */
  #control(start: number, kind: Control): Node {
    return this.#deeper(start, () => {
      const known = this.#variables.length
      const pipe = this.#pipeline(kind, 'close')
      const end = this.#endBefore()
      if (kind === 'range') this.#loops++
      const { body, by } = this.#list(false)
      if (kind === 'range') this.#loops--
      if (by === 'eof') this.#stop(start, `{{${kind}}} without {{end}}`)
      const otherwise = by === 'else' ? this.#otherwise(start, kind) : []
      this.#variables.length = known
      return { kind, pipe, body, otherwise, start, end }
    })
  }

  #otherwise(start: number, kind: Control): readonly Node[] {
    if (kind !== 'range' && this.#peekWord() === kind) return [this.#control(this.#nextSolid().start, kind)]
    this.#close('behind else')
    const { body, by, start: at } = this.#list(false)
    if (by === 'eof') this.#stop(start, `{{${kind}}} without {{end}}`)
    if (by === 'else') this.#stop(at, 'a second {{else}}')
    return body
  }

  #define(start: number, isTop: boolean): void {
    this.#nextSolid()
    if (!isTop) this.#stop(start, 'unexpected {{define}} within another action')
    const name = this.#name('define')
    this.#close('behind define')
    this.#defineBody(start, name, 'define')
  }

  /** `{{block "name" pipeline}}` defines a template and runs it. */
  #block(start: number): Node {
    const name = this.#name('block')
    const pipe = this.#pipeline('block', 'close')
    const end = this.#endBefore()
    this.#defineBody(start, name, 'block')
    return { kind: 'template', name, pipe, start, end }
  }

  #defineBody(start: number, name: string, kind: string): void {
    this.#deeper(start, () => {
      const [variables, loops] = [this.#variables, this.#loops]
      this.#variables = ['$']
      this.#loops = 0
      const { body, by, start: at } = this.#list(false)
      if (by === 'eof') this.#stop(start, `{{${kind}}} without {{end}}`)
      if (by === 'else') this.#stop(at, `unexpected {{else}} in {{${kind}}}`)
      this.#variables = variables
      this.#loops = loops
      this.#defined.push({ name, source: this.#source, body })
    })
  }

  #call(start: number): Node {
    const name = this.#name('template')
    if (this.#peekSolid().kind !== 'close') {
      const pipe = this.#pipeline('template', 'close')
      return { kind: 'template', name, pipe, start, end: this.#endBefore() }
    }
    return { kind: 'template', name, pipe: undefined, start, end: this.#close('behind template') }
  }

  #name(context: string): string {
    const token = this.#nextSolid()
    const name = token.kind === 'string' || token.kind === 'raw' ? unquote(token.text) : undefined
    return name ?? this.#stop(token.start, `${context} needs a name in quotes, not ${shown(token)}`)
  }

  /** A pipeline up to and with the token that ends it. */
  #pipeline(context: string, ends: 'close' | ')'): Pipe {
    const { start } = this.#peekSolid()
    const { variables, sets } = this.#declarations(context)
    const commands: Command[] = []
    while (this.#peekSolid().kind !== ends) {
      const token = this.#peekSolid()
      if (token.kind === 'close' || token.kind === ')' || token.kind === 'end')
        this.#stop(token.start, `unexpected ${shown(token)} in ${context}`)
      commands.push(this.#command(context))
      // Go lets a pipeline end in `|`.
      if (this.#peekSolid().kind === '|') this.#nextSolid()
    }
    this.#nextSolid()
    if (commands.length === 0) this.#stop(start, `missing value for ${context}`)
    const odd = commands.slice(1).find(({ words: [{ kind }] }) => NOT_CALLABLE.has(kind))
    if (odd !== undefined) this.#stop(odd.start, 'a constant where a pipeline hands on its value')
    if (sets === 'declares') this.#variables.push(...variables)
    return { kind: 'pipe', start, variables, sets, commands }
  }

  /** `$x :=`, `$x =`, and in a range also `$i, $x :=`. */
  #declarations(context: string): Pick<Pipe, 'variables' | 'sets'> {
    const before = this.#at
    const variables: string[] = []
    while (this.#peekSolid().kind === 'variable') {
      const { text, start } = this.#nextSolid()
      variables.push(text)
      const { kind } = this.#peekSolid()
      if (kind === ':=' || kind === '=') {
        this.#nextSolid()
        if (kind === ':=') return { variables, sets: 'declares' }
        for (const name of variables) this.#known(name, start)
        return { variables, sets: 'assigns' }
      }
      if (kind !== ',' || context !== 'range' || variables.length > 1) break
      this.#nextSolid()
    }
    this.#at = before
    return { variables: [], sets: 'nothing' }
  }

  #command(context: string): Command {
    const { start } = this.#peekSolid()
    const words: Operand[] = []
    while (!ENDS_COMMAND.has(this.#peekSolid().kind)) {
      words.push(this.#operand(context))
      const next = this.#peek()
      if (next.kind !== 'space' && !ENDS_COMMAND.has(next.kind))
        this.#stop(next.start, `unexpected ${shown(next)} behind an operand`)
    }
    const [first, ...others] = words
    if (first === undefined) this.#stop(start, `missing command in ${context}`)
    return { start, words: [first, ...others] }
  }

  #operand(context: string): Operand {
    const term = this.#term(context)
    const names: string[] = []
    while (this.#peek().kind === 'field') names.push(this.#next().text.slice(1))
    if (names.length === 0) return term
    if (term.kind === 'field' || term.kind === 'variable') return { ...term, names: [...term.names, ...names] }
    if (term.kind !== 'pipe' && term.kind !== 'function') this.#stop(term.start, 'a constant has no fields')
    return { kind: 'chain', of: term, names, start: term.start }
  }

  #term(context: string): Operand {
    const token = this.#nextSolid()
    const { start, text } = token
    switch (token.kind) {
      case 'dot':
        return { kind: 'dot', start }
      case 'field':
        return { kind: 'field', names: [text.slice(1)], start }
      case 'variable':
        return { kind: 'variable', name: this.#known(text, start), names: [], start }
      case 'word':
        return this.#word(token, context)
      case 'string':
      case 'raw': {
        const value = unquote(text)
        return value === undefined ? this.#stop(start, `a wrong escape in ${text}`) : { kind: 'string', value, start }
      }
      case 'number':
      case 'character': {
        const number = token.kind === 'number' ? numberOf(text) : characterOf(text)
        return number === undefined ? this.#stop(start, `${text} is no number`) : { ...number, start }
      }
      case '(':
        return this.#deeper(start, () => this.#pipeline('parentheses', ')'))
      default:
        return this.#stop(start, `unexpected ${shown(token)} in ${context}`)
    }
  }

  #word({ text, start }: Token, context: string): Operand {
    if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true', start }
    if (text === 'nil') return { kind: 'nil', start }
    if (KEYWORDS.has(text)) this.#stop(start, `unexpected ${text} in ${context}`)
    if (!this.#isFunction(text)) this.#stop(start, `function ${JSON.stringify(text)} is not defined`)
    return { kind: 'function', name: text, start }
  }

  #known(name: string, start: number): string {
    return this.#variables.includes(name) ? name : this.#stop(start, `variable ${name} is not defined`)
  }

  #close(context: string): number {
    const token = this.#nextSolid()
    return token.kind === 'close' ? token.end : this.#stop(token.start, `unexpected ${shown(token)} ${context}`)
  }

  #deeper<T>(start: number, what: () => T): T {
    if (++this.#depth > MAX_DEPTH) this.#stop(start, `nested deeper than ${MAX_DEPTH} levels`)
    const made = what()
    this.#depth--
    return made
  }

  #next(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#at++
    return token
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: 0, end: 0 }
  }

  #nextSolid(): Token {
    this.#peekSolid()
    return this.#next()
  }

  /** The next token that is no space. */
  #peekSolid(): Token {
    while (this.#peek().kind === 'space') this.#at++
    return this.#peek()
  }

  #peekWord(): string {
    const { kind, text } = this.#peekSolid()
    return kind === 'word' ? text : ''
  }

  /** The end of the token that was taken last. */
  #endBefore(): number {
    return this.#tokens[this.#at - 1]?.end ?? 0
  }

  #stop(offset: number, message: string): never {
    throw new Stop(message, { source: this.#source, offset })
  }
}

function shown({ kind, text }: Token): string {
  if (kind === 'end') return 'the end'
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…`.toWellFormed() : text
}

const MAX_CHARACTERS = 4 * 1024 * 1024
const MAX_DEPTH = 200
const MAX_SHOWN = 40
const ENDS_COMMAND: ReadonlySet<TokenKind> = new Set<TokenKind>(['close', ')', '|', 'end'])
const NOT_CALLABLE: ReadonlySet<Operand['kind']> = new Set<Operand['kind']>(['bool', 'dot', 'nil', 'number', 'string'])
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'],
])
