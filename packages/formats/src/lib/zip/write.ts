import { deflateRawSync } from 'node:zlib'

/** A zip archive of some files, packed. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const name = new TextEncoder().encode(path)
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const packed = deflateRawSync(bytes)
    const local = joined(
      fields(30, { 0: 0x04034b50, 8: 8, 18: packed.length, 22: bytes.length, 26: name.length }),
      name,
      packed,
    )
    const sizes = { 20: packed.length, 24: bytes.length, 28: name.length, 42: offset }
    centrals.push(joined(fields(46, { 0: 0x02014b50, 10: 8, ...sizes }), name))
    locals.push(local)
    offset += local.length
  }
  const directory = joined(...centrals)
  const count = centrals.length
  return joined(
    ...locals,
    directory,
    fields(22, { 0: 0x06054b50, 8: count, 10: count, 12: directory.length, 16: offset }),
  )
}

/** A record whose fields stand at offsets: of two bytes where the next begins two further, else of four. */
function fields(length: number, values: Readonly<Record<number, number>>): Uint8Array {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of Object.entries(values))
    if (value > 0xffff || Number(at) === 0) view.setUint32(Number(at), value, true)
    else view.setUint16(Number(at), value, true)
  return bytes
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
