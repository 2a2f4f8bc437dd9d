import type { Scanner } from './scanner.ts'

/** A text that was looked at, with what is in it. */
export interface Text {
  readonly words: readonly number[]
  readonly touched: number
}

/** The texts of a transaction, each looked at once. */
export class Texts {
  readonly #scanner: Scanner
  readonly #known = new Map<string, Text>()

  constructor(scanner: Scanner) {
    this.#scanner = scanner
  }

  of(value: string): Text {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const text = this.#scanner.scan(value)
    this.#known.set(value, text)
    return text
  }
}
