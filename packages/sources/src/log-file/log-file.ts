import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { reason } from '../lib/reason/index.ts'
import type { Sighting, Source } from '../source.ts'
import { decompressed } from './decompressed.ts'

export interface LogFileOptions {
  /** A file, or `-`. */
  readonly path: string
  /** What `-` reads. */
  readonly input: Readable
}

/**
 * The bytes of a log, as they come: of a file, a pipe or standard input, of any size. What gzip (RFC 1952) or Zstandard (RFC
 * 8878) compressed is known by its first bytes and decompressed. Where it is cut off or damaged, what was read before stands.
 */
export function logFile({ path, input }: LogFileOptions): Source<Uint8Array> {
  return {
    id: 'log-file',
    needs: { network: false, privileges: [] },
    sightings: (signal) => read(path === '-' ? input : createReadStream(path), path, signal),
  }
}

async function* read(stream: Readable, path: string, signal: AbortSignal): AsyncIterable<Sighting<Uint8Array>> {
  try {
    for await (const value of decompressed(stream)) {
      if (signal.aborted) return
      yield { kind: 'seen', value }
    }
  } catch (cause) {
    yield { kind: 'trouble', gap: { ...reason(cause), at: { file: path } } }
  } finally {
    stream.destroy()
  }
}
