import { gunzipSync } from 'node:zlib'

/**
 * The regular files of a gzipped tar archive (POSIX.1-2017 pax, ustar Interchange Format) by path, as UTF-8, for tests
 * that read a corpus. Trusts the archive; extended headers are passed over, so that paths past 255 bytes are cut.
 */
export function readTarGz(bytes: Uint8Array): ReadonlyMap<string, string> {
  const tar = gunzipSync(bytes, { maxOutputLength: MAX_BYTES })
  const files = new Map<string, string>()
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const sizeBytes = Number.parseInt(field(tar, at + 124, 12), 8)
    const start = at + BLOCK
    if (REGULAR.has(tar[at + 156])) files.set(pathOf(tar, at), field(tar, start, sizeBytes))
    at = start + Math.ceil(sizeBytes / BLOCK) * BLOCK
  }
  return files
}

function pathOf(tar: Uint8Array, header: number): string {
  const prefix = field(tar, header + 345, 155)
  return (prefix === '' ? '' : `${prefix}/`) + field(tar, header, 100).replace(/^\.\//, '')
}

function field(tar: Uint8Array, from: number, length: number): string {
  return new TextDecoder().decode(tar.subarray(from, from + length)).replace(/\0.*$/s, '')
}

const BLOCK = 512
const MAX_BYTES = 64 * 1024 * 1024
/** Type flags of a regular file: `0` and NUL. */
const REGULAR: ReadonlySet<number | undefined> = new Set([0x30, 0])
