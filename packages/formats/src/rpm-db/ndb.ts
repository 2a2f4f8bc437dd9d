/**
 * The blobs of a database of rpm's own kind; `undefined` where the bytes are none. Pages of slots stand first, each of which leads to a
 * blob. (rpm, lib/backend/ndb.)
 */
export function ndbBlobs(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < PAGE || view.getUint32(0, true) !== MAGIC) return undefined
  const end = Math.min(view.getUint32(12, true) * PAGE, bytes.length)
  const blobs: Uint8Array[] = []
  for (let at = HEADER; at + SLOT <= end && blobs.length < MAX_BLOBS; at += SLOT) {
    if (view.getUint32(at, true) !== SLOT_MAGIC) break
    const blob = view.getUint32(at + 8, true) * BLOCK
    if (blob === 0) continue
    // One that is broken is no header, and counts as one that cannot be read.
    const isWhole = blob + BLOB <= bytes.length && view.getUint32(blob, true) === BLOB_MAGIC
    blobs.push(isWhole ? bytes.subarray(blob + BLOB, blob + BLOB + view.getUint32(blob + 12, true)) : NONE)
  }
  return blobs
}

/** `RpmP`, `Slot`, `BlbS`. */
const MAGIC = 0x506d7052
const SLOT_MAGIC = 0x746f6c53
const BLOB_MAGIC = 0x53626c42
const PAGE = 4096
const HEADER = 32
const SLOT = 16
const BLOCK = 16
const BLOB = 16
const MAX_BLOBS = 100_000
const NONE = new Uint8Array()
