/** The fields of a header that tests set, by tag. */
export type SampleHeader = Readonly<Record<number, string | number | readonly string[]>>

/** A header as rpm keeps it, for tests. */
export function headerOf(tags: SampleHeader): Uint8Array {
  const entries: number[] = []
  const data: number[] = []
  for (const [tag, value] of Object.entries(tags)) {
    const type = typeof value === 'number' ? 4 : typeof value === 'string' ? 6 : 8
    const count = Array.isArray(value) ? value.length : 1
    if (type === 4) while (data.length % 4 !== 0) data.push(0)
    entries.push(Number(tag), type, data.length, count)
    if (typeof value === 'number') data.push(...big(value))
    else for (const text of [value].flat()) data.push(...new TextEncoder().encode(`${text}\0`))
  }
  return new Uint8Array([...big(entries.length / 4), ...big(data.length), ...entries.flatMap(big), ...data])
}

/** A database of rpm's own kind that holds some blobs, for tests. */
export function ndbOf(blobs: readonly Uint8Array[]): Uint8Array {
  const sizes = blobs.map(({ length }) => Math.ceil((length + 28) / 16))
  const bytes = new Uint8Array(PAGE + sizes.reduce((sum, size) => sum + size, 0) * 16)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('RpmP'))
  view.setUint32(12, 1, true)
  for (let at = 32; at < PAGE; at += 16) bytes.set(new TextEncoder().encode('Slot'), at)
  let block = PAGE / 16
  for (const [i, blob] of blobs.entries()) {
    const [slot, size] = [32 + i * 32, sizes[i] ?? 0]
    for (const [step, value] of [i + 1, block, size].entries()) view.setUint32(slot + 4 + step * 4, value, true)
    bytes.set(new TextEncoder().encode('BlbS'), block * 16)
    view.setUint32(block * 16 + 12, blob.length, true)
    bytes.set(blob, block * 16 + 16)
    block += size
  }
  return bytes
}

/** A hash of Berkeley DB on pages of 512 bytes: one page for each key, values on pages of their own, for tests. */
export function berkeleyOf(values: readonly Uint8Array[], isLittle = true): Uint8Array {
  const chains = values.map(({ length }) => Math.ceil(length / USED))
  const bytes = new Uint8Array(SMALL * (1 + values.length + chains.reduce((sum, count) => sum + count, 0)))
  const view = new DataView(bytes.buffer)
  view.setUint32(12, 0x00061561, isLittle)
  view.setUint32(20, SMALL, isLittle)
  let next = 1 + values.length
  for (const [i, value] of values.entries()) {
    const page = SMALL * (i + 1)
    bytes[page + 25] = 13
    view.setUint16(page + 20, 2, isLittle)
    view.setUint16(page + 26, SMALL - 5, isLittle)
    view.setUint16(page + 28, SMALL - 17, isLittle)
    bytes[page + SMALL - 17] = 3
    view.setUint32(page + SMALL - 13, next, isLittle)
    view.setUint32(page + SMALL - 9, value.length, isLittle)
    for (let from = 0; from < value.length; from += USED, next++) {
      const [start, used] = [SMALL * next, Math.min(USED, value.length - from)]
      bytes[start + 25] = 7
      view.setUint16(start + 22, used, isLittle)
      view.setUint32(start + 16, from + USED < value.length ? next + 1 : 0, isLittle)
      bytes.set(value.subarray(from, from + used), start + 26)
    }
  }
  return bytes
}

function big(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

const PAGE = 4096
const SMALL = 512
const USED = SMALL - 26
