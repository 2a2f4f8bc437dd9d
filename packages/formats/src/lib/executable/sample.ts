/** A small ELF file of 64 bits whose sections are as given, for tests; they are loaded at `base` plus their offset. */
export function elfOf(sections: Readonly<Record<string, Uint8Array>>, base = 0x400000): Uint8Array {
  const all: readonly (readonly [string, Uint8Array])[] = [...Object.entries(sections), ['.shstrtab', new Uint8Array()]]
  const names = new TextEncoder().encode(`\0${all.map(([name]) => name).join('\0')}\0`)
  const contents = all.map(([name, bytes]) => (name === '.shstrtab' ? names : bytes))
  const offsets: number[] = []
  let end = HEADER + PROGRAM
  for (const { length } of contents) {
    offsets.push(end)
    end += Math.ceil(length / 16) * 16
  }
  const file = new Uint8Array(end + all.length * SECTION)
  const view = new DataView(file.buffer)
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])
  view.setBigUint64(32, BigInt(HEADER), true)
  view.setBigUint64(40, BigInt(end), true)
  view.setUint16(54, PROGRAM, true)
  view.setUint16(56, 1, true)
  view.setUint16(58, SECTION, true)
  view.setUint16(60, all.length, true)
  view.setUint16(62, all.length - 1, true)
  view.setUint32(HEADER, 1, true)
  view.setBigUint64(HEADER + 16, BigInt(base), true)
  view.setBigUint64(HEADER + 32, BigInt(end), true)
  let name = 1
  for (const [i, content] of contents.entries()) {
    file.set(content, offsets[i])
    const at = end + i * SECTION
    view.setUint32(at, name, true)
    view.setUint32(at + 4, 1, true)
    view.setBigUint64(at + 24, BigInt(offsets[i] ?? 0), true)
    view.setBigUint64(at + 32, BigInt(content.length), true)
    name += (all[i]?.[0].length ?? 0) + 1
  }
  return file
}

const HEADER = 64
const PROGRAM = 64
const SECTION = 64
