/**
 * The values of a hash of Berkeley DB, whatever their keys, in the order of their pages; `undefined` where the bytes are none. Large values lie
 * on pages that lead to each other. Cost: linear in the file. (Berkeley DB, dbinc/db_page.h.)
 */
export function berkeleyValues(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) return undefined
  const isLittle = view.getUint32(12, true) === MAGIC
  if (!isLittle && view.getUint32(12) !== MAGIC) return undefined
  const size = view.getUint32(20, isLittle)
  if (size < 512 || size > 65_536) return undefined
  const file: File = { bytes, view, isLittle, size, budget: { bytes: bytes.length } }
  const values: Uint8Array[] = []
  for (let start = 0; start + size <= bytes.length; start += size)
    if (HASH_PAGES.has(bytes[start + 25] ?? 0)) for (const value of valuesOn(start, file)) values.push(value)
  return values
}

interface File {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly isLittle: boolean
  readonly size: number
  /** Values cannot be larger together than the file, unless pages are used twice. */
  readonly budget: { bytes: number }
}

/** Offsets behind the header of a page: a key, its value, the next key … Each reaches to where the one before it begins. */
function valuesOn(start: number, file: File): readonly Uint8Array[] {
  const { bytes, view, isLittle, size } = file
  const count = Math.min(view.getUint16(start + 20, isLittle), Math.floor((size - HEAD) / 2))
  const values: Uint8Array[] = []
  for (let i = 1; i < count; i += 2) {
    const from = view.getUint16(start + HEAD + 2 * i, isLittle)
    const end = view.getUint16(start + HEAD + 2 * (i - 1), isLittle)
    if (from < HEAD || from + 1 > end || end > size) continue
    const type = bytes[start + from]
    if (type === INLINE && end - from > SMALLEST) values.push(bytes.subarray(start + from + 1, start + end))
    if (type === OFF_PAGE && end - from >= 12) values.push(chained(start + from, file))
  }
  return values
}

/** The number of the first page and the length of the value follow its type. */
function chained(at: number, { bytes, view, isLittle, size, budget }: File): Uint8Array {
  const length = Math.min(view.getUint32(at + 8, isLittle), budget.bytes)
  budget.bytes -= length
  const value = new Uint8Array(length)
  let [page, filled] = [view.getUint32(at + 4, isLittle), 0]
  while (page > 0 && filled < length && (page + 1) * size <= bytes.length) {
    const start = page * size
    if (bytes[start + 25] !== OVERFLOW) break
    const used = Math.min(view.getUint16(start + 22, isLittle), size - HEAD, length - filled)
    if (used === 0) break
    value.set(bytes.subarray(start + HEAD, start + HEAD + used), filled)
    filled += used
    page = view.getUint32(start + 16, isLittle)
  }
  return value.subarray(0, filled)
}

const MAGIC = 0x00061561
const HEAD = 26
const HASH_PAGES: ReadonlySet<number> = new Set([2, 13])
const INLINE = 1
const OFF_PAGE = 3
const OVERFLOW = 7
/** One value counts the packages; no header is that small. */
const SMALLEST = 16
