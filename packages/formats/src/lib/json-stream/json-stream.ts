import { type Line, Lines } from './lines.ts'
import { ValueScanner } from './value-scanner.ts'

/** What was found in a stream: a map and the line it begins in, or a line of which something is no JSON map. */
export type StreamItem =
  | { readonly kind: 'value'; readonly value: object; readonly line: number }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string }

/**
 * Finds the maps in a stream of JSON text: one a line, several in a line, one over many lines, or the elements of a list,
 * however long that is. What is no JSON is told by its line, and the next line is tried afresh. Holds one map of at most 64 Mi
 * characters at a time. Linear; text that looks like the beginning of many maps is read up to 256 times.
 */
export class JsonStream {
  readonly #lines = new Lines()
  /** Lines to be read before any other, the next one last. */
  readonly #pending: Line[] = []
  /** A map that has begun and not ended. */
  #open: Open | undefined
  /** True where the rest of a line is passed over, for its beginning was no JSON. */
  #isSkipping = false
  /** Lists that have begun and not ended. */
  #lists = 0
  #found: StreamItem[] = []

  push(bytes: Uint8Array): readonly StreamItem[] {
    for (const line of this.#lines.push(bytes)) this.#read(line)
    return this.#taken()
  }

  /** What remains, nothing more being to come. */
  end(): readonly StreamItem[] {
    let last = 1
    for (const line of this.#lines.end()) this.#read(line)
    while (this.#open !== undefined) {
      last = this.#open.lines.at(-1)?.number ?? last
      this.#giveUp(this.#open, 'ends within a map')
      this.#readPending()
    }
    if (this.#lists > 0) this.#bad(last, 'ends within a list')
    return this.#taken()
  }

  #taken(): readonly StreamItem[] {
    const found = this.#found
    this.#found = []
    return found
  }

  #read(line: Line): void {
    this.#pending.push(line)
    this.#readPending()
  }

  #readPending(): void {
    for (let line = this.#pending.pop(); line !== undefined; line = this.#pending.pop()) {
      if (this.#isSkipping && !line.isStart) continue
      this.#isSkipping = false
      if (this.#open === undefined && line.isStart && line.isEnd && this.#readWhole(line)) continue
      const before = this.#lists
      let at: number | undefined = 0
      while (at !== undefined)
        at = this.#open === undefined ? this.#begin(line, at, before) : this.#readOn(this.#open, line, at)
    }
  }

  /** Most lines are a map, or in a list a map and a comma; false where this one is neither. */
  #readWhole(line: Line): boolean {
    const trimmed = line.text.trim()
    if (trimmed === '') return true
    const text = this.#lists > 0 && trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed
    // What cannot be whole is not tried, for failing costs far more than reading.
    if (!BRACKETS.has(text.charAt(0) + text.charAt(text.length - 1))) return false
    const value = parsed(text)
    if (typeof value !== 'object' || value === null) return false
    const maps: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (!maps.every(isMap)) this.#bad(line.number, 'holds a value that is no map')
    for (const map of maps) if (isMap(map)) this.#found.push({ kind: 'value', value: map, line: line.number })
    return true
  }

  /** Goes to the next map of a line; gives where it begins, if there is one. `lists` are those open before the line. */
  #begin(line: Line, from: number, lists: number): number | undefined {
    const at = this.#nextMap(line.text, from)
    if (at === line.text.length) return undefined
    if (line.text[at] === '{') {
      this.#open = { scanner: new ValueScanner(), from: at, lines: [], text: '' }
      return at
    }
    this.#bad(line.number, 'is no JSON')
    this.#lists = lists
    this.#isSkipping = !line.isEnd
    return undefined
  }

  /** Past blanks, commas and the brackets of lists. */
  #nextMap(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const sign = text.charAt(at)
      if (sign === '[') this.#lists++
      else if (sign === ']') this.#lists = Math.max(0, this.#lists - 1)
      else if (!BETWEEN.has(sign)) return at
    }
    return text.length
  }

  /** Reads on in a map; gives where it ends, if it does in this line. */
  #readOn(open: Open, line: Line, from: number): number | undefined {
    const scanned = open.scanner.read(line.text, from, line.isEnd)
    open.lines.push(line)
    if (scanned.kind === 'done') {
      this.#open = undefined
      this.#finish(open, line.text.slice(0, scanned.end))
      return scanned.end
    }
    open.text += line.isEnd ? `${line.text}\n` : line.text
    if (scanned.kind === 'wrong') this.#giveUp(open, 'is no JSON')
    else if (open.text.length > MAX_LENGTH) this.#drop(open, line)
    return undefined
  }

  #finish({ from, lines, text }: Open, rest: string): void {
    const number = lines[0]?.number ?? 1
    const value = parsed((text + rest).slice(from))
    if (isMap(value)) this.#found.push({ kind: 'value', value, line: number })
    else this.#bad(number, 'is no JSON')
  }

  /** What began as a map is none: its first line is told, and the others are read as if it had not been. */
  #giveUp({ lines }: Open, reason: string): void {
    const [first] = lines
    this.#open = undefined
    if (first === undefined) return
    this.#bad(first.number, reason)
    this.#isSkipping = !first.isEnd
    for (const line of lines.slice(1).reverse()) this.#pending.push(line)
  }

  #drop({ lines }: Open, line: Line): void {
    this.#bad(lines[0]?.number ?? 1, `is larger than ${MAX_LENGTH / 2 ** 20} Mi characters`)
    this.#isSkipping = !line.isEnd
    this.#open = undefined
  }

  #bad(line: number, reason: string): void {
    this.#found.push({ kind: 'bad', line, reason })
  }
}

interface Open {
  readonly scanner: ValueScanner
  /** Where it begins in its first line. */
  readonly from: number
  readonly lines: Line[]
  /** Its first line and what came after, as far as it goes on. */
  text: string
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const BETWEEN: ReadonlySet<string> = new Set([' ', '\t', '\r', ',', '\ufeff'])
const BRACKETS: ReadonlySet<string> = new Set(['{}', '[]'])
const MAX_LENGTH = 64 * 2 ** 20
