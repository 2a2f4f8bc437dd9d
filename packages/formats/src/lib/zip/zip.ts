import { inflateRawSync } from 'node:zlib'

/** A file in a zip archive. */
export interface ZipEntry {
  readonly path: string
  /** As the archive says; what it says may be wrong. */
  readonly sizeBytes: number
  /** Its contents; `undefined` where they are broken, encrypted, packed in another way, or more than `maxBytes`. */
  read(maxBytes: number): Uint8Array | undefined
}

/**
 * The files of a zip archive, by its central directory; `undefined` where the bytes have none. At most `maxEntries`. Total; nothing
 * is unpacked before it is read. Zip64 is read as far as an archive of less than 4 GiB can need it. (PKWARE APPNOTE 6.3.10.)
 */
export function readZip(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = directoryOf(view)
  if (directory === undefined) return undefined
  const { end, size } = directory
  // What stands before the archive, such as a script that starts it, shifts every offset.
  const shift = end - size - directory.offset
  const entries: ZipEntry[] = []
  for (let at = end - size; at >= 0 && at + CENTRAL <= end && entries.length < maxEntries; ) {
    if (view.getUint32(at, true) !== CENTRAL_MARK) break
    const nameLength = view.getUint16(at + 28, true)
    const path = new TextDecoder().decode(bytes.subarray(at + CENTRAL, at + CENTRAL + nameLength))
    if (!path.endsWith('/')) entries.push(entryAt(view, at, { bytes, path, shift }))
    at += CENTRAL + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

interface Archive {
  readonly bytes: Uint8Array
  readonly path: string
  readonly shift: number
}

function entryAt(view: DataView, at: number, { bytes, path, shift }: Archive): ZipEntry {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const sizeBytes = view.getUint32(at + 24, true)
  const local = view.getUint32(at + 42, true) + shift
  const read = (maxBytes: number): Uint8Array | undefined => {
    if (isEncrypted || local < 0 || local + LOCAL > bytes.length || view.getUint32(local, true) !== LOCAL_MARK)
      return undefined
    const start = local + LOCAL + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const content = bytes.subarray(start, start + packed)
    if (content.length < packed) return undefined
    if (method === STORED) return content.length > maxBytes ? undefined : content
    return method === DEFLATED ? inflated(content, maxBytes) : undefined
  }
  return { path, sizeBytes, read }
}

function inflated(content: Uint8Array, maxBytes: number): Uint8Array | undefined {
  try {
    return inflateRawSync(content, { maxOutputLength: maxBytes })
  } catch {
    return undefined
  }
}

/** Where the central directory ends, how long it is, and where it says that it begins. */
interface Directory {
  readonly end: number
  readonly size: number
  readonly offset: number
}

/** An archive of more than 65,535 files has a second record before the last one, and a pointer to it between them. */
function directoryOf(view: DataView): Directory | undefined {
  const end = endOf(view)
  if (end === undefined) return undefined
  const large = end - LOCATOR - END64
  if (large < 0 || view.getUint32(large, true) !== END64_MARK || view.getUint32(end - LOCATOR, true) !== LOCATOR_MARK)
    return { end, size: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) }
  const [size, offset] = [view.getBigUint64(large + 40, true), view.getBigUint64(large + 48, true)]
  return size > BigInt(large) || offset > BigInt(large)
    ? undefined
    : { end: large, size: Number(size), offset: Number(offset) }
}

/** Where the record stands that ends the archive: the last one, whose comment reaches to the end or beyond. */
function endOf(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END - MAX_COMMENT)
  for (let at = view.byteLength - END; at >= lowest; at--) if (view.getUint32(at, true) === END_MARK) return at
  return undefined
}

const STORED = 0
const DEFLATED = 8
const LOCAL = 30
const LOCAL_MARK = 0x04034b50
const CENTRAL = 46
const CENTRAL_MARK = 0x02014b50
const END = 22
const END_MARK = 0x06054b50
const END64 = 56
const END64_MARK = 0x06064b50
const LOCATOR = 20
const LOCATOR_MARK = 0x07064b50
const MAX_COMMENT = 65_535
