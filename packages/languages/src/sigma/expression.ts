import { err, ok, type Result } from '@ringwall/model'

/** The condition of a rule, as it is written (Sigma 2.1, Condition). */
export type Expression =
  | { readonly kind: 'selection'; readonly name: string }
  /** One, or all, of the selections that a pattern names; of every one for `them`. */
  | { readonly kind: 'quantified'; readonly quantifier: 'one' | 'all'; readonly pattern: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }

/** Parses a condition; `or` binds least, then `and`, then `not`. The error says what is wrong and at which word. */
export function parseExpression(text: string): Result<Expression, string> {
  const tokens = text.match(TOKEN) ?? []
  if (tokens.length > MAX_TOKENS) return err(`it has more than ${MAX_TOKENS} words`)
  if (text.includes('|')) return err('it aggregates after |, which Sigma 2 has no more: a correlation rule does that')
  const parser = new ExpressionParser(tokens)
  try {
    return ok(parser.parse())
  } catch (error) {
    if (error instanceof ExpressionError) return err(error.message)
    throw error
  }
}

/** Leaves the recursion; never leaves this file. */
class ExpressionError extends Error {}

class ExpressionParser {
  readonly #tokens: readonly string[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  parse(): Expression {
    const expression = this.#or()
    if (this.#at < this.#tokens.length)
      throw new ExpressionError(`${this.#here()} stands where the condition should end`)
    return expression
  }

  #or(): Expression {
    return this.#list('or', () => this.#list('and', () => this.#not()))
  }

  #list(kind: 'and' | 'or', part: () => Expression): Expression {
    const first = part()
    const of = [first]
    while (this.#takes(kind)) of.push(part())
    return of.length === 1 ? first : { kind, of }
  }

  #not(): Expression {
    let isNegated = false
    while (this.#takes('not')) isNegated = !isNegated
    const of = this.#primary()
    return isNegated ? { kind: 'not', of } : of
  }

  #primary(): Expression {
    if (this.#takes('(')) return this.#parenthesised()
    const token = this.#tokens[this.#at]
    if (token === undefined || token === ')' || WORDS.has(token.toLowerCase()))
      throw new ExpressionError(`${this.#here()} stands where a selection is expected`)
    this.#at++
    if (this.#tokens[this.#at]?.toLowerCase() === 'of') return this.#quantified(token)
    if (token.includes('*')) throw new ExpressionError(`"${token}" needs "1 of" or "all of" before it`)
    return { kind: 'selection', name: token }
  }

  #parenthesised(): Expression {
    if (++this.#depth > MAX_DEPTH) throw new ExpressionError(`parentheses are nested deeper than ${MAX_DEPTH}`)
    const inner = this.#or()
    if (!this.#takes(')')) throw new ExpressionError(`${this.#here()} stands where ")" is expected`)
    this.#depth--
    return inner
  }

  #quantified(word: string): Expression {
    const quantifier = QUANTIFIERS.get(word.toLowerCase())
    if (quantifier === undefined) throw new ExpressionError(`"${word} of" is none of "1 of", "any of" and "all of"`)
    this.#at++
    const pattern = this.#tokens[this.#at]
    if (pattern === undefined || pattern === '(' || pattern === ')')
      throw new ExpressionError(`${this.#here()} stands where "them" or a pattern is expected`)
    this.#at++
    return { kind: 'quantified', quantifier, pattern }
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false
    this.#at++
    return true
  }

  #here(): string {
    const token = this.#tokens[this.#at]
    return token === undefined ? 'the end' : `"${token.slice(0, 60)}"`
  }
}

const TOKEN = /[()]|[^\s()]+/g
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'of'])
const QUANTIFIERS: ReadonlyMap<string, 'one' | 'all'> = new Map([
  ['1', 'one'],
  ['any', 'one'],
  ['all', 'all'],
])
const MAX_TOKENS = 2000
const MAX_DEPTH = 64
