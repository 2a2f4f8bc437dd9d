import { type FileHandle, open } from 'node:fs/promises'

export interface Bounded {
  readonly bytes: Uint8Array
  readonly sizeBytes: number
}

/** The first `maxBytes` bytes of a file and its true size; of a pipe or device, one byte more than the limit stands for any more. Throws what the file system throws. */
export async function readBounded(path: string, maxBytes: number): Promise<Bounded> {
  await using handle = await open(path)
  const status = await handle.stat()
  if (!status.isFile()) return await readStream(handle, maxBytes)
  const bytes = Buffer.allocUnsafe(Math.min(status.size, maxBytes))
  const filled = await fill(handle, bytes, true)
  return { bytes: bytes.subarray(0, filled), sizeBytes: filled < bytes.length ? filled : status.size }
}

async function readStream(handle: FileHandle, maxBytes: number): Promise<Bounded> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  while (sizeBytes <= maxBytes) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, maxBytes + 1 - sizeBytes))
    const filled = await fill(handle, chunk, false)
    if (filled === 0) break
    chunks.push(chunk.subarray(0, filled))
    sizeBytes += filled
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), sizeBytes }
}

/** Reads until `bytes` is full or the file ends; gives how many were read. A pipe has no positions. */
async function fill(handle: FileHandle, bytes: Buffer, isSeekable: boolean): Promise<number> {
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, isSeekable ? filled : null)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

const CHUNK = 65_536
