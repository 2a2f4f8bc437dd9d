/** A text to be found, and where it must stand. */
export interface Needle {
  /** What is told where it is found. */
  readonly id: number
  readonly text: string
  readonly atStart: boolean
  readonly atEnd: boolean
}

/** Finds many texts at once. */
export interface Automaton {
  /** Calls `found` with the id of each needle in `text`, once for every place it stands at. Time linear in the text and in what is found. */
  scan(text: string, found: (id: number) => void): void
  readonly sizeBytes: number
}

/**
 * Builds the automaton of Aho and Corasick for needles, as a full table: one look-up a character. Where no letter case is to
 * matter, fold the needles and the texts. Needles that are empty are never found. Memory is the number of the needles'
 * distinct prefixes times that of their distinct characters, times four.
 */
export function automaton(needles: readonly Needle[]): Automaton {
  const alphabet = alphabetOf(needles)
  const { next, outputs } = tableOf(needles, alphabet)
  const { ascii, nibbles, size } = alphabet
  const onlyTail = needles.every(({ atEnd, atStart }) => atEnd && !atStart)
  const onlyHead = needles.every(({ atStart, atEnd }) => atStart && !atEnd)
  const longest = needles.reduce((max, { text }) => Math.max(max, text.length), 0)
  return {
    sizeBytes: next.byteLength,
    scan: (text, found) => {
      const length = onlyHead ? Math.min(text.length, longest) : text.length
      const from = onlyTail ? Math.max(0, text.length - longest) : 0
      let state = next[START] ?? 0
      if (state < 0) state = ~state
      for (let i = from; i < length; i++) {
        const code = text.charCodeAt(i)
        if (code < 128) state = next[state + (ascii[code] ?? OTHER)] ?? 0
        else if (nibbles === undefined) state = next[state] ?? 0
        else for (const symbol of symbolsBeyond(code, nibbles)) state = next[state + symbol] ?? 0
        if (state < 0) {
          state = ~state
          report(outputs[state / size], found)
        }
      }
      const end = onlyHead ? 0 : (next[state + END] ?? 0)
      if (end < 0) report(outputs[~end / size], found)
    },
  }
}

function report(ids: readonly number[] | undefined, found: (id: number) => void): void {
  if (ids !== undefined) for (let i = 0; i < ids.length; i++) found(ids[i] ?? 0)
}

/** The characters of the needles by number; all others are one. */
interface Alphabet {
  readonly ascii: Uint16Array
  /**
   * Beyond ASCII a character is four symbols, one for each four bits and its place, so that many characters make no wide table;
   * `undefined` where the needles have none.
   */
  readonly nibbles: Uint16Array | undefined
  readonly size: number
}

function alphabetOf(needles: readonly Needle[]): Alphabet {
  const ascii = new Uint16Array(128)
  const nibbles = new Uint16Array(64)
  let size = FIRST
  for (const { text } of needles)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code < 128) ascii[code] ||= size++
      else for (const slot of slotsOf(code)) nibbles[slot] ||= size++
    }
  return { ascii, nibbles: nibbles.some((symbol) => symbol > 0) ? nibbles : undefined, size }
}

function slotsOf(code: number): readonly number[] {
  return [code >> 12, 16 + ((code >> 8) & 15), 32 + ((code >> 4) & 15), 48 + (code & 15)]
}

function symbolsBeyond(code: number, nibbles: Uint16Array): readonly number[] {
  return slotsOf(code).map((slot) => nibbles[slot] ?? OTHER)
}

interface Table {
  /** State and symbol → state, all multiplied by the size of the alphabet; complemented where something is found there. */
  readonly next: Int32Array
  readonly outputs: readonly (readonly number[] | undefined)[]
}

function tableOf(needles: readonly Needle[], alphabet: Alphabet): Table {
  const { size } = alphabet
  const words = needles.map((needle) => ({ id: needle.id, symbols: symbolsOf(needle, alphabet) }))
  const next = new Int32Array((1 + words.reduce((sum, { symbols }) => sum + symbols.length, 0)) * size)
  const outputs: (number[] | undefined)[] = [undefined]
  let states = 1
  for (const { id, symbols } of words) {
    let state = 0
    for (const symbol of symbols) {
      const at = state * size + symbol
      if (next[at] === 0) next[at] = states++
      state = next[at] ?? 0
    }
    if (symbols.length > 0) outputs[state] = [...(outputs[state] ?? []), id]
  }
  return { next: completed(next.subarray(0, states * size), outputs, size).slice(), outputs }
}

function symbolsOf({ text, atStart, atEnd }: Needle, { ascii, nibbles }: Alphabet): readonly number[] {
  if (text === '') return []
  const symbols = Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i)
    return code < 128 ? [ascii[code] ?? OTHER] : symbolsBeyond(code, nibbles ?? NO_NIBBLES)
  })
  return [...(atStart ? [START] : []), ...symbols.flat(), ...(atEnd ? [END] : [])]
}

/** Fills in where each state goes on a symbol that no needle has there: where its longest suffix would go. */
function completed(next: Int32Array, outputs: (number[] | undefined)[], size: number): Int32Array {
  const states = next.length / size
  const suffix = new Int32Array(states)
  const queue = new Int32Array(states)
  let end = 1
  for (let head = 0; head < end; head++) {
    const state = queue[head] ?? 0
    const fallback = suffix[state] ?? 0
    const inherited = state === 0 ? undefined : outputs[fallback]
    if (inherited !== undefined) outputs[state] = [...(outputs[state] ?? []), ...inherited]
    for (let symbol = 0; symbol < size; symbol++) {
      const at = state * size + symbol
      const target = next[at] ?? 0
      const otherwise = state === 0 ? 0 : (next[fallback * size + symbol] ?? 0)
      if (target === 0) next[at] = otherwise
      else {
        suffix[target] = otherwise
        queue[end++] = target
      }
    }
  }
  return marked(next, outputs, size)
}

function marked(next: Int32Array, outputs: readonly unknown[], size: number): Int32Array {
  for (let i = 0; i < next.length; i++) {
    const state = next[i] ?? 0
    next[i] = outputs[state] === undefined ? state * size : ~(state * size)
  }
  return next
}

/** Symbols: any character of no needle, the start and the end of the text, then the characters. */
const OTHER = 0
const START = 1
const END = 2
const FIRST = 3
const NO_NIBBLES = new Uint16Array(64)
