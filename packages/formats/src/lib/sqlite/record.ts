import { varintAt } from './pages.ts'

/** A value of a column; `undefined` for one that is null or of a kind that is not read, such as a real number. */
export type Value = number | string | Uint8Array | undefined

/** The values of a record: types stand before them. */
export function valuesOf(record: Uint8Array): readonly Value[] {
  const [headerLength, first] = varintAt(record, 0)
  const values: Value[] = []
  let [at, from] = [first, headerLength]
  while (at < Math.min(headerLength, record.length) && values.length < MAX_COLUMNS) {
    const [type, next] = varintAt(record, at)
    const length = lengthOf(type)
    values.push(columnOf(type, record.subarray(from, from + length)))
    from += length
    at = next
  }
  return values
}

function lengthOf(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : (LENGTHS[type] ?? 0)
}

function columnOf(type: number, bytes: Uint8Array): Value {
  if (type >= 12) return type % 2 === 0 ? bytes : new TextDecoder().decode(bytes)
  if (type === 8 || type === 9) return type - 8
  if (type < 1 || type > 6) return undefined
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return isNegative ? value - 256 ** bytes.length : value
}

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
const MAX_COLUMNS = 2000
