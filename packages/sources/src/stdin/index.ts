import type { Readable } from 'node:stream'
import type { File } from '@ringwall/formats'
import type { FileSource, Sighting } from '../source.ts'

export interface StdinOptions {
  readonly input: Readable
  readonly maxBytes: number
}

/** One file named `-`, read to the end or to the limit from a stream. */
export function stdin(options: StdinOptions): FileSource {
  return { id: 'stdin', needs: { network: false, privileges: [] }, sightings: () => read(options) }
}

async function* read({ input, maxBytes }: StdinOptions): AsyncIterable<Sighting<File>> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk)
    if (sizeBytes < maxBytes) chunks.push(bytes)
    sizeBytes += bytes.length
    if (sizeBytes > maxBytes) break
  }
  const bytes = Buffer.concat(chunks).subarray(0, maxBytes)
  yield { kind: 'seen', value: { path: '-', bytes, sizeBytes, isNamed: true } }
}
