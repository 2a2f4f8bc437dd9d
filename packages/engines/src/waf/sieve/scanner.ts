import { automaton } from '@ringwall/languages/lib/phrases'
import type { Literal } from './clauses.ts'

/** What a pass over a text found. */
export interface Marks {
  /** Bits of the literals that are in it; empty where there are none. */
  readonly words: readonly number[]
  /** Bits of the transformations that may change more of it than the case of letters. */
  readonly touched: number
}

/** A byte or text that a transformation changes, and the transformation's bit. */
export interface TouchMark {
  readonly text: string
  readonly bit: number
}

/** What is found where a text or byte is. */
interface Found {
  /** Words and what to set in them, in turn. */
  readonly pairs: Int32Array
  readonly touched: number
}

/** Looks for all literals and touches in one pass: one look-up for each byte, letters of ASCII in any case. */
export class Scanner {
  /** How many words of bits a text has. */
  readonly words: number
  readonly #classes: Uint16Array
  readonly #count: number
  /** By state times count and class; the complement of the state where something ends in it. */
  readonly #next: Int32Array
  /** By state. */
  readonly #output: Int32Array
  readonly #outputs: readonly Found[]
  readonly #bytes: readonly (Found | undefined)[]
  /** In which pass each byte and output was last seen: once is enough. */
  readonly #seenBytes = new Int32Array(256)
  readonly #seenOutputs: Int32Array
  #pass = 0

  constructor(literals: readonly Literal[], touches: readonly TouchMark[], words: number) {
    this.words = words
    const marks = Map.groupBy(
      [...literals, ...touches.map(({ text, bit }) => ({ text, word: -1, bits: bit }))],
      ({ text }) => text,
    )
    const texts = [...marks.keys()].filter((text) => text.length > 1)
    const { classes, count, next, outputs } = automaton(texts)
    this.#classes = classes
    this.#count = count
    this.#next = next.map((state) => ((outputs[state] ?? []).length > 0 ? ~(state * count) : state * count))
    this.#output = new Int32Array(outputs.length)
    const found: Found[] = []
    for (const [state, ended] of outputs.entries()) {
      if (ended.length === 0) continue
      this.#output[state] = found.length
      found.push(foundOf(ended.flatMap((number) => marks.get(texts[number] ?? '') ?? [])))
    }
    this.#outputs = found
    this.#seenOutputs = new Int32Array(found.length)
    this.#bytes = Array.from({ length: 256 }, (_, code) => {
      const own = marks.get(String.fromCharCode(code))
      return own === undefined ? undefined : foundOf(own)
    })
  }

  scan(text: string): Marks {
    let words: number[] | undefined
    const next = this.#next
    const classes = this.#classes
    const seenBytes = this.#seenBytes
    const seenOutputs = this.#seenOutputs
    const pass = ++this.#pass
    let touched = 0
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i) & 255
      state = next[state + (classes[code] ?? 0)] ?? 0
      if (state < 0) {
        state = ~state
        const output = this.#output[state / this.#count] ?? 0
        if (seenOutputs[output] !== pass) {
          seenOutputs[output] = pass
          const found = this.#outputs[output]
          touched |= found?.touched ?? 0
          if (found !== undefined && found.pairs.length > 0) words = set(words ?? this.#noWords(), found)
        }
      }
      if (seenBytes[code] !== pass) {
        seenBytes[code] = pass
        const found = this.#bytes[code]
        touched |= found?.touched ?? 0
        if (found !== undefined && found.pairs.length > 0) words = set(words ?? this.#noWords(), found)
      }
    }
    return { words: words ?? NO_WORDS, touched }
  }

  #noWords(): number[] {
    return new Array<number>(this.words).fill(0)
  }
}

/** The words with the bits of what was found. */
function set(words: number[], { pairs }: Found): number[] {
  for (let i = 0; i < pairs.length; i += 2) {
    const word = pairs[i] ?? 0
    words[word] = (words[word] ?? 0) | (pairs[i + 1] ?? 0)
  }
  return words
}

interface Mark {
  /** -1 for a touch. */
  readonly word: number
  readonly bits: number
}

function foundOf(marks: readonly Mark[]): Found {
  const bits = new Map<number, number>()
  let touched = 0
  for (const mark of marks)
    if (mark.word < 0) touched |= mark.bits
    else bits.set(mark.word, (bits.get(mark.word) ?? 0) | mark.bits)
  return { pairs: Int32Array.from([...bits].flat()), touched }
}

const NO_WORDS: readonly number[] = []
