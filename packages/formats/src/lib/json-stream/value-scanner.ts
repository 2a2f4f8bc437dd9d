/** What reading on said of a map: it goes on, it ended before a place, or it cannot be one. */
export type Scanned =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly end: number }
  | { readonly kind: 'wrong' }

/**
 * Finds where a map of JSON (RFC 8259) ends, over many pieces of text. It knows of strings, brackets and what must stand
 * between two values, so that a map that was cut off is not taken to go on with the next.
 */
export class ValueScanner {
  #depth = 0
  #isInString = false
  #isEscaped = false
  /** True behind a value, where no other may begin. */
  #isAfterValue = false

  /** Reads on from a place; `isLineEnd` tells that the text ends a line. */
  read(text: string, from: number, isLineEnd: boolean): Scanned {
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (this.#isInString) {
        if (unit < SPACE) return WRONG
        this.#readInString(unit)
        continue
      }
      if (!this.#readBetween(unit)) return WRONG
      if (this.#depth === 0) return { kind: 'done', end: i + 1 }
    }
    return isLineEnd && this.#isInString ? WRONG : OPEN
  }

  #readInString(unit: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (unit === BACKSLASH) this.#isEscaped = true
    else if (unit === QUOTE) {
      this.#isInString = false
      this.#isAfterValue = true
    }
  }

  /** False where the character cannot stand there. */
  #readBetween(unit: number): boolean {
    switch (unit) {
      case SPACE:
      case TAB:
      case CARRIAGE_RETURN:
        return true
      case COMMA:
      case COLON:
        this.#isAfterValue = false
        return true
      case OPEN_MAP:
      case OPEN_LIST:
        return !this.#isAfterValue && ++this.#depth <= MAX_DEPTH
      case CLOSE_MAP:
      case CLOSE_LIST:
        this.#depth--
        this.#isAfterValue = true
        return true
      case QUOTE:
        this.#isInString = true
        return !this.#isAfterValue
      default:
        this.#isAfterValue = true
        return unit > SPACE
    }
  }
}

const OPEN: Scanned = { kind: 'open' }
const WRONG: Scanned = { kind: 'wrong' }
/** Lines that each begin a map and end none are read again for every line: this many times at most. */
const MAX_DEPTH = 256
const TAB = 9
const CARRIAGE_RETURN = 13
const SPACE = 32
const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_MAP = 123
const CLOSE_MAP = 125
