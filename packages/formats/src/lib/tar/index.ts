import { gunzipSync } from 'node:zlib'

/**
 * The regular files of a gzipped tar archive by path, in archive order: POSIX.1-2001 ustar with pax paths, and GNU long
 * names. A leading `./` is dropped; links, directories and devices are left out. For archives one trusts and whose contents fit in memory:
 * throws where the compression is broken or the contents exceed `maxBytes`; stops at a header that is none.
 */
export function readTarGz(bytes: Uint8Array, maxBytes = DEFAULT_MAX_BYTES): ReadonlyMap<string, Uint8Array> {
  const tar = gunzipSync(bytes, { maxOutputLength: maxBytes })
  const files = new Map<string, Uint8Array>()
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(tar, at + 124, 12), 8)
    if (!Number.isSafeInteger(size) || size < 0) break
    const type = field(tar, at + 156, 1)
    const content = tar.subarray(at + BLOCK, at + BLOCK + size)
    if (type === '0' || type === '') files.set((longName ?? nameOf(tar, at)).replace(/^\.\//, ''), content)
    longName = type === 'L' ? field(content, 0, size) : type === 'x' ? paxPath(content) : undefined
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function nameOf(tar: Uint8Array, header: number): string {
  const prefix = field(tar, header + 345, 155)
  return (prefix === '' ? '' : `${prefix}/`) + field(tar, header, 100)
}

function field(tar: Uint8Array, from: number, length: number): string {
  return new TextDecoder()
    .decode(tar.subarray(from, from + length))
    .replace(/\0.*$/s, '')
    .trim()
}

function paxPath(records: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(records))?.[1]
}

const BLOCK = 512
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024
