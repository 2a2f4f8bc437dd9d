import type { Executable } from '../lib/executable/index.ts'

/** What the linker of Go writes into a program. */
export interface BuildInfo {
  /** `go1.22.1`. */
  readonly version: string
  /** Lines about modules and settings; empty where the program was built without modules. */
  readonly modules: string
}

/** Finds what the linker of Go wrote; `undefined` where it is no program of Go. (Go, debug/buildinfo.) */
export function buildInfoOf(executable: Executable): BuildInfo | undefined {
  for (const { name, bytes } of executable.sections) {
    if (!SECTIONS.has(name)) continue
    const at = markIn(bytes)
    const found = at === undefined ? undefined : readAt(bytes.subarray(at), executable)
    if (found !== undefined && found.version !== '') return found
  }
  return undefined
}

/** The mark stands at a multiple of 16. */
function markIn(bytes: Uint8Array): number | undefined {
  for (let at = 0; at + HEADER <= bytes.length; at += 16)
    if (bytes[at] === 0xff && MARK.every((byte, i) => bytes[at + i] === byte)) return at
  return undefined
}

function readAt(bytes: Uint8Array, executable: Executable): BuildInfo | undefined {
  const flags = bytes[15] ?? 0
  const [version, modules] = (flags & 2) !== 0 ? inlined(bytes) : pointed(bytes, executable, (flags & 1) === 0)
  return version === undefined ? undefined : { version: text(version), modules: withoutSentinels(modules ?? NONE) }
}

/** Since Go 1.18: two strings behind the header, each after its length. */
function inlined(bytes: Uint8Array): readonly (Uint8Array | undefined)[] {
  const [versionAt, versionLength] = varint(bytes, HEADER)
  const [modulesAt, modulesLength] = varint(bytes, versionAt + versionLength)
  return [bytes.subarray(versionAt, versionAt + versionLength), bytes.subarray(modulesAt, modulesAt + modulesLength)]
}

function varint(bytes: Uint8Array, start: number): readonly [number, number] {
  let value = 0
  for (let i = 0; i < 5; i++) {
    const byte = bytes[start + i] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return [start + i + 1, value]
  }
  return [start, 0]
}

/** Before: two pointers to strings, each a pointer and a length. */
function pointed(bytes: Uint8Array, executable: Executable, isLittle: boolean): readonly (Uint8Array | undefined)[] {
  const size = bytes[14] === 4 ? 4 : 8
  const pointer = (from: Uint8Array | undefined, at: number): number | undefined => {
    if (from === undefined || from.length < at + size) return undefined
    const view = new DataView(from.buffer, from.byteOffset, from.byteLength)
    return size === 4 ? view.getUint32(at, isLittle) : Number(view.getBigUint64(at, isLittle))
  }
  return [16, 16 + size].map((at) => {
    const header = executable.at(pointer(bytes, at) ?? -1, 2 * size)
    const length = pointer(header, size) ?? 0
    return length > MAX_LENGTH ? undefined : executable.at(pointer(header, 0) ?? -1, length)
  })
}

/** Sixteen bytes on either side let the text be found in memory. */
function withoutSentinels(bytes: Uint8Array): string {
  const isFramed = bytes.length >= 33 && bytes[bytes.length - 17] === 0x0a
  return isFramed ? text(bytes.subarray(16, -16)) : ''
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

const SECTIONS: ReadonlySet<string> = new Set(['.go.buildinfo', '__go_buildinfo', '.data', '__data'])
/** `\xff Go buildinf:` */
const MARK = [0xff, 0x20, 0x47, 0x6f, 0x20, 0x62, 0x75, 0x69, 0x6c, 0x64, 0x69, 0x6e, 0x66, 0x3a]
const HEADER = 32
const MAX_LENGTH = 16 * 1024 * 1024
const NONE = new Uint8Array()
