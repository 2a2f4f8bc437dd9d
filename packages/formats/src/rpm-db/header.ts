/** What rpm keeps of a package. */
export interface Header {
  readonly name: string
  readonly version: string
  readonly release: string
  /** 0 where there is none. */
  readonly epoch: number
  readonly arch: string
  readonly licence: string
  /** The name of the file it was built from: `bash-5.1-1.src.rpm`. */
  readonly sourceRpm: string
  /** `name:stream:version:context:arch`; empty for one of no module. */
  readonly modularity: string
  readonly provides: readonly string[]
  readonly requires: readonly string[]
}

/** Reads a header; `undefined` where the bytes are none, or name no package. (rpm, Package format, Header.) */
export function readHeader(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0)
  const start = 8 + count * ENTRY
  if (count > MAX_ENTRIES || start > bytes.length) return undefined
  const entries = new Map<number, Entry>()
  for (let i = 0; i < count; i++) {
    const at = 8 + i * ENTRY
    const [tag, type, offset, size] = [0, 4, 8, 12].map((step) => view.getUint32(at + step)) as [
      number,
      number,
      number,
      number,
    ]
    entries.set(tag, { type, offset: start + offset, count: Math.min(size, MAX_STRINGS) })
  }
  const text = (tag: number): string => stringsAt(bytes, entries.get(tag), 1)[0] ?? ''
  const [name, version, release] = [text(TAGS.name), text(TAGS.version), text(TAGS.release)]
  if (name === '' || version === '') return undefined
  return {
    name,
    version,
    release,
    epoch: integerAt(view, entries.get(TAGS.epoch)),
    arch: text(TAGS.arch),
    licence: text(TAGS.licence),
    sourceRpm: text(TAGS.sourceRpm),
    modularity: text(TAGS.modularity),
    provides: stringsAt(bytes, entries.get(TAGS.provides), MAX_STRINGS),
    requires: stringsAt(bytes, entries.get(TAGS.requires), MAX_STRINGS),
  }
}

interface Entry {
  readonly type: number
  /** In the whole header. */
  readonly offset: number
  readonly count: number
}

function integerAt(view: DataView, entry: Entry | undefined): number {
  return entry?.type === INT32 && entry.offset + 4 <= view.byteLength ? view.getUint32(entry.offset) : 0
}

/** Texts that each end with NUL, one after the other. */
function stringsAt(bytes: Uint8Array, entry: Entry | undefined, most: number): readonly string[] {
  if (entry === undefined || !STRINGS.has(entry.type)) return []
  const found: string[] = []
  let at = entry.offset
  while (found.length < Math.min(entry.count, most) && at < bytes.length) {
    const end = bytes.indexOf(0, at)
    if (end < 0) break
    found.push(new TextDecoder().decode(bytes.subarray(at, end)))
    at = end + 1
  }
  return found
}

const TAGS = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  licence: 1014,
  arch: 1022,
  sourceRpm: 1044,
  provides: 1047,
  requires: 1049,
  modularity: 5096,
} as const
const ENTRY = 16
const INT32 = 4
/** A text, a list of texts, a text in several languages. */
const STRINGS: ReadonlySet<number> = new Set([6, 8, 9])
const MAX_ENTRIES = 65_536
const MAX_STRINGS = 20_000
