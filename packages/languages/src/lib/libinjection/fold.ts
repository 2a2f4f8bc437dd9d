import { foldThree } from './fold-three.ts'
import { foldTwo } from './fold-two.ts'
import type { Token, TokenType } from './token.ts'
import { isUnary } from './token-kinds.ts'
import type { Tokenizer } from './tokenizer.ts'

/** What a rule of folding leaves: the tokens, and where to look next. */
export interface Folded {
  readonly tokens: readonly Token[]
  readonly left: number
  /** Where nothing more can be folded. */
  readonly isFinal?: boolean
}

/** At most this many tokens say what an input is. */
export const MOST_TOKENS = 5

/**
 * The first tokens of an input with what does not change its meaning folded away, at most five: constants under operators,
 * unary signs, repeated parentheses, lists, names in parts. Each rule takes at least one token away or looks further right,
 * so that the work is linear in the input's tokens.
 */
export function fold(tokenizer: Tokenizer): readonly Token[] {
  const first = skipStart(tokenizer)
  return first === undefined ? [] : new Folding(tokenizer, first).run()
}

/** Comments, open parentheses, types and unary signs at the start say nothing. */
function skipStart(tokenizer: Tokenizer): Token | undefined {
  for (let next = tokenizer.next(); next !== undefined; next = tokenizer.next())
    if (next.type !== 'c' && next.type !== '(' && next.type !== 't' && !isUnary(next)) return next
  return undefined
}

/** The state of a folding: tokens so far, where the rules look, and the comment that came last. */
class Folding {
  readonly #tokenizer: Tokenizer
  #tokens: readonly Token[]
  #left = 0
  #comment: Token | undefined
  #hasMore = true

  constructor(tokenizer: Tokenizer, first: Token) {
    this.#tokenizer = tokenizer
    this.#tokens = [first]
  }

  run(): readonly Token[] {
    while (this.#step()) {}
    const kept = this.#tokens.slice(0, this.#left)
    const whole = kept.length < MOST_TOKENS && this.#comment !== undefined ? [...kept, this.#comment] : kept
    return whole.slice(0, MOST_TOKENS)
  }

  /** Whether there is more to do. */
  #step(): boolean {
    if (this.#tokens.length >= MOST_TOKENS && isHarmlessFive(this.#tokens)) {
      this.#tokens = [this.#tokens[0], this.#tokens[MOST_TOKENS]].filter((kept) => kept !== undefined)
      this.#left = 0
    }
    if (!this.#hasMore || this.#left >= MOST_TOKENS) {
      this.#left = this.#tokens.length
      return false
    }
    this.#read(2)
    if (this.#tokens.length - this.#left < 2) {
      this.#left = this.#tokens.length
      return true
    }
    const two = foldTwo(this.#tokens, this.#left)
    if (two !== undefined) return this.#take(two)
    this.#read(3)
    if (this.#tokens.length - this.#left < 3) {
      this.#left = this.#tokens.length
      return true
    }
    return this.#take(foldThree(this.#tokens, this.#left) ?? { tokens: this.#tokens, left: this.#left + 1 })
  }

  #take({ tokens, left, isFinal }: Folded): boolean {
    this.#tokens = tokens
    this.#left = left
    return isFinal !== true
  }

  /** Reads until `count` tokens are at hand, keeping a comment aside. */
  #read(count: number): void {
    while (this.#hasMore && this.#tokens.length <= MOST_TOKENS && this.#tokens.length - this.#left < count) {
      const next = this.#tokenizer.next()
      if (next === undefined) this.#hasMore = false
      else if (next.type === 'c') this.#comment = next
      else {
        this.#comment = undefined
        this.#tokens = [...this.#tokens, next]
      }
    }
  }
}

/** Five tokens that are one value again. */
function isHarmlessFive(tokens: readonly Token[]): boolean {
  const types = tokens
    .slice(0, MOST_TOKENS)
    .map(({ type }) => type)
    .join('')
  return HARMLESS_FIVES.has(types as `${TokenType}`)
}

const HARMLESS_FIVES: ReadonlySet<string> = new Set(['1o(1)', '1,(1)', 'no(n)', 'no(1)', '1),(1', 'n)o(n'])
