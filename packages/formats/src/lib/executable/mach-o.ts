import type { Executable, Section } from './executable.ts'
import { lookUp, MAX_SECTIONS, type Mapped, name } from './mapping.ts'

/** Reads a Mach-O file of either width, little-endian as every living machine is; of a fat one the first. (Apple, OS X ABI Mach-O.) */
export function readMachO(bytes: Uint8Array): Executable | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 32) return undefined
  if (view.getUint32(0) === FAT) {
    // Classes of Java begin alike; a fat file has few architectures.
    if (view.getUint32(4) > MAX_ARCHITECTURES) return undefined
    const slice = bytes.subarray(view.getUint32(16), view.getUint32(16) + view.getUint32(20))
    return slice[0] === 0xca ? undefined : readMachO(slice)
  }
  const magic = view.getUint32(0, true)
  if (magic !== WIDE && magic !== NARROW) return undefined
  const isWide = magic === WIDE
  const sections: Section[] = []
  const mapped: Mapped[] = []
  let at = isWide ? 32 : 28
  for (let i = Math.min(view.getUint32(16, true), MAX_SECTIONS); i > 0; i--) {
    const [command, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
    if (command === (isWide ? SEGMENT_64 : SEGMENT)) readSegment(at, { bytes, view, isWide, sections, mapped })
    if (size < 8) break
    at += size
  }
  return { format: 'mach-o', sections, at: (address, length) => lookUp(bytes, mapped, address, length) }
}

interface Reading {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly isWide: boolean
  readonly sections: Section[]
  readonly mapped: Mapped[]
}

function readSegment(at: number, { bytes, view, isWide, sections, mapped }: Reading): void {
  const long = (place: number) => (isWide ? Number(view.getBigUint64(place, true)) : view.getUint32(place, true))
  const step = isWide ? 8 : 4
  mapped.push({ address: long(at + 24), offset: long(at + 24 + 2 * step), size: long(at + 24 + 3 * step) })
  const count = Math.min(view.getUint32(at + 24 + 4 * step + 8, true), MAX_SECTIONS)
  for (let i = 0; i < count && sections.length < MAX_SECTIONS; i++) {
    const section = at + 24 + 4 * step + 16 + i * (isWide ? 80 : 68)
    const [size, offset] = [long(section + 32 + step), view.getUint32(section + 32 + 2 * step, true)]
    sections.push({ name: name(bytes, section, 16), bytes: bytes.subarray(offset, offset + size) })
  }
}

const FAT = 0xcafebabe
const WIDE = 0xfeedfacf
const NARROW = 0xfeedface
const SEGMENT = 0x1
const SEGMENT_64 = 0x19
const MAX_ARCHITECTURES = 16
