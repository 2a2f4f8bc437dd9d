import type { Executable, Section } from './executable.ts'
import { lookUp, MAX_SECTIONS, name } from './mapping.ts'

/** Reads a PE file of either width. (Microsoft, PE Format.) */
export function readPe(bytes: Uint8Array): Executable | undefined {
  if (bytes[0] !== 0x4d || bytes[1] !== 0x5a) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = view.getUint32(0x3c, true)
  if (view.getUint32(header, true) !== SIGNATURE) return undefined
  const optional = header + 24
  const isWide = view.getUint16(optional, true) === WIDE
  const base = isWide ? Number(view.getBigUint64(optional + 24, true)) : view.getUint32(optional + 28, true)
  const first = optional + view.getUint16(header + 20, true)
  const headers = Array.from(
    { length: Math.min(view.getUint16(header + 6, true), MAX_SECTIONS) },
    (_, i) => first + i * 40,
  )
  const sections = headers.map((at): Section => {
    const [size, offset] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true)]
    const used = Math.min(size, view.getUint32(at + 8, true) || size)
    return { name: name(bytes, at, 8), bytes: bytes.subarray(offset, offset + used) }
  })
  const mapped = headers.map((at) => ({
    address: base + view.getUint32(at + 12, true),
    offset: view.getUint32(at + 20, true),
    size: view.getUint32(at + 16, true),
  }))
  return { format: 'pe', sections, at: (address, length) => lookUp(bytes, mapped, address, length) }
}

const SIGNATURE = 0x00004550
const WIDE = 0x20b
