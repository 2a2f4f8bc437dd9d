/** Access to the pages of a database, numbered from 1; offsets are within a page. */
export interface Pages {
  page(number: number): Page | undefined
  u32(page: number, at: number): number
  /** A number of up to nine bytes, and where the next thing begins. */
  varint(page: number, at: number): readonly [number, number]
  /** A payload of a length that begins there, with what lies on overflow pages. */
  payload(page: number, at: number, length: number): Uint8Array
}

export interface Page {
  readonly type: number
  /** Offsets of its cells. */
  readonly cells: readonly number[]
  /** The page behind all cells, of an interior page. */
  readonly rightMost: number
}

/** `undefined` where the bytes are no database. */
export function pagesOf(bytes: Uint8Array): Pages | undefined {
  if (bytes.length < HEADER || new TextDecoder('latin1').decode(bytes.subarray(0, 16)) !== MAGIC) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16)
  const usable = size - (bytes[20] ?? 0)
  if (size < 512 || usable < 480) return undefined
  const startOf = (number: number) => (number - 1) * size
  const u32 = (number: number, at: number) => view.getUint32(startOf(number) + at)
  return {
    page: (number) => {
      if (number < 1 || startOf(number) + size > bytes.length) return undefined
      const head = number === 1 ? HEADER : 0
      const type = view.getUint8(startOf(number) + head)
      const first = head + (type === INTERIOR ? 12 : 8)
      const count = Math.min(view.getUint16(startOf(number) + head + 3), size / 2)
      const cells = Array.from({ length: count }, (_, i) => view.getUint16(startOf(number) + first + 2 * i))
      return { type, cells, rightMost: type === INTERIOR ? u32(number, head + 8) : 0 }
    },
    u32,
    varint: (number, at) => {
      const [value, end] = varintAt(bytes, startOf(number) + at)
      return [value, end - startOf(number)]
    },
    payload: (number, at, length) => {
      const local = localLength(length, usable)
      const start = startOf(number) + at
      const pieces = [bytes.subarray(start, start + local)]
      let [left, next] = [length - local, length > local ? u32(number, at + local) : 0]
      for (let i = 0; left > 0 && next > 0 && i < bytes.length / size; i++) {
        const from = startOf(next) + 4
        const piece = bytes.subarray(from, from + Math.min(left, usable - 4))
        if (piece.length === 0) break
        pieces.push(piece)
        left -= piece.length
        next = u32(next, 0)
      }
      return pieces.length === 1 ? (pieces[0] ?? new Uint8Array()) : concatenated(pieces)
    },
  }
}

/** Reads a number whose bytes each hold seven bits, the ninth eight; and where it ends. Larger ones than 2^53 lose their last bits. */
export function varintAt(bytes: Uint8Array, start: number): readonly [number, number] {
  let value = 0
  for (let i = 0; i < 8; i++) {
    const byte = bytes[start + i] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, start + i + 1]
  }
  return [value * 256 + (bytes[start + 8] ?? 0), start + 9]
}

/** How much of a payload stands on its own page. */
function localLength(length: number, usable: number): number {
  const most = usable - 35
  if (length <= most) return length
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (usable - 4))
  return wanted <= most ? wanted : least
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

const MAGIC = 'SQLite format 3\0'
const HEADER = 100
const INTERIOR = 5
