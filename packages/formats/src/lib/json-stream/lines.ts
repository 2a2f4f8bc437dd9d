import { Buffer } from 'node:buffer'

/** A line, or a piece of one that is too long to be held. */
export interface Line {
  readonly text: string
  /** 1-based. */
  readonly number: number
  /** False for a piece that goes on with a line. */
  readonly isStart: boolean
  /** False for a piece that the line goes on after. */
  readonly isEnd: boolean
}

/** Cuts bytes into lines of UTF-8; what is malformed becomes U+FFFD. The line end is not part of a line. */
export class Lines {
  #parts: Uint8Array[] = []
  #heldBytes = 0
  #number = 1
  #isStart = true

  /** The lines that the bytes complete. */
  push(bytes: Uint8Array): readonly Line[] {
    const lines: Line[] = []
    let start = 0
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      this.#hold(bytes.subarray(start, end))
      lines.push(this.#take(true))
      start = end + 1
    }
    this.#hold(bytes.subarray(start))
    if (this.#heldBytes > MAX_PIECE) lines.push(this.#take(false))
    return lines
  }

  /** The last line, which nothing ends. */
  end(): readonly Line[] {
    return this.#heldBytes > 0 || !this.#isStart ? [this.#take(true)] : []
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#parts.push(bytes)
    this.#heldBytes += bytes.length
  }

  #take(isEnd: boolean): Line {
    const [first = new Uint8Array()] = this.#parts
    const held = this.#parts.length > 1 ? Buffer.concat(this.#parts) : first
    const cut = isEnd ? held.length : lastBoundary(held)
    const line = { text: decode(held.subarray(0, cut)), number: this.#number, isStart: this.#isStart, isEnd }
    this.#parts = cut < held.length ? [held.subarray(cut)] : []
    this.#heldBytes = held.length - cut
    this.#isStart = isEnd
    if (isEnd) this.#number++
    return line
  }
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Where the last character begins that may not be whole. */
function lastBoundary(bytes: Uint8Array): number {
  for (let back = 1; back <= 4 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

const LINE_FEED = 10
/** Bytes of a line that are held. */
const MAX_PIECE = 1 << 20
