import { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'

/** The bytes of a stream, decompressed where its first bytes say that it is compressed. Throws what the stream or the decompression throws. */
export async function* decompressed(stream: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  const chunks = bytesOf(stream)[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let sizeBytes = 0
  let isEnd = false
  while (sizeBytes < MAGIC_BYTES && !isEnd) {
    const next = await chunks.next()
    if (next.done) isEnd = true
    else {
      head.push(next.value)
      sizeBytes += next.value.length
    }
  }
  const first = Buffer.concat(head)
  const rest = joined(first, chunks)
  const opened = decompressorOf(first)
  if (opened === undefined) {
    yield* rest
    return
  }
  const source = Readable.from(rest, { objectMode: false })
  source.on('error', (cause) => opened.destroy(cause))
  yield* source.pipe(opened)
}

function decompressorOf(
  head: Uint8Array,
): ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress> | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return createGunzip()
  const isZstd = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd
  return isZstd ? createZstdDecompress() : undefined
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, void> {
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) yield chunk
    else if (typeof chunk === 'string') yield Buffer.from(chunk)
  }
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** Of the longest mark. */
const MAGIC_BYTES = 4
