import type { Executable, Section } from './executable.ts'
import { lookUp, MAX_SECTIONS, type Mapped, name } from './mapping.ts'

/** Reads an ELF file of either width and byte order. (System V ABI, Object Files.) */
export function readElf(bytes: Uint8Array): Executable | undefined {
  if (bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46) return undefined
  const fields = fieldsOf(bytes, bytes[4] === 2, bytes[5] !== 2)
  const { half, word, long, isWide } = fields
  const sectionsAt = long(isWide ? 40 : 32)
  const [entrySize, count, namesIndex] = isWide ? [half(58), half(60), half(62)] : [half(46), half(48), half(50)]
  const headers = Array.from({ length: Math.min(count, MAX_SECTIONS) }, (_, i) => sectionsAt + i * entrySize)
  const extentOf = (at: number) =>
    isWide ? { offset: long(at + 24), size: long(at + 32) } : { offset: long(at + 16), size: long(at + 20) }
  const names = headers[namesIndex]
  const namesAt = names === undefined ? 0 : extentOf(names).offset
  const sections = headers.map((at): Section => {
    const { offset, size } = extentOf(at)
    return {
      name: name(bytes, namesAt + word(at)),
      bytes: word(at + 4) === NO_BITS ? NONE : bytes.subarray(offset, offset + size),
    }
  })
  const mapped = segments(fields)
  return { format: 'elf', sections, at: (address, length) => lookUp(bytes, mapped, address, length) }
}

function segments({ half, word, long, isWide }: Fields): readonly Mapped[] {
  const start = long(isWide ? 32 : 28)
  const [entrySize, count] = isWide ? [half(54), half(56)] : [half(42), half(44)]
  return Array.from({ length: Math.min(count, MAX_SECTIONS) }, (_, i) => start + i * entrySize)
    .filter((at) => word(at) === LOAD)
    .map((at) =>
      isWide
        ? { offset: long(at + 8), address: long(at + 16), size: long(at + 32) }
        : { offset: long(at + 4), address: long(at + 8), size: long(at + 16) },
    )
}

type Fields = ReturnType<typeof fieldsOf>

function fieldsOf(bytes: Uint8Array, isWide: boolean, isLittle: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    isWide,
    half: (at: number) => view.getUint16(at, isLittle),
    word: (at: number) => view.getUint32(at, isLittle),
    long: (at: number) => (isWide ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle)),
  }
}

const NO_BITS = 8
const LOAD = 1
const NONE = new Uint8Array()
