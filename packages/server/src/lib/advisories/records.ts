import { readZip, type ZipEntry } from '@ringwall/formats/lib/zip'
import { readAdvisory } from '@ringwall/formats/osv'
import type { Advisory } from '@ringwall/model'

/** The advisories of a feed, read as they are asked for. */
export interface Records {
  readonly advisories: Iterable<Advisory>
  /** How many of those read so far were none. */
  readonly leftOut: () => number
}

/** The advisories in an archive of many files, or in a file of one; `undefined` for what is neither, or holds none. */
export function advisoriesIn(bytes: Uint8Array): Records | undefined {
  const entries = readZip(bytes, MAX_RECORDS)?.filter(({ path }) => path.endsWith('.json'))
  if (entries !== undefined) return entries.some((entry) => advisoryIn(entry)) ? inArchive(entries) : undefined
  const one = readAdvisory(bytes)
  return one.ok ? { advisories: [one.value], leftOut: () => 0 } : undefined
}

function inArchive(entries: readonly ZipEntry[]): Records {
  let leftOut = 0
  function* advisories(): Iterable<Advisory> {
    for (const entry of entries) {
      const advisory = advisoryIn(entry)
      if (advisory === undefined) leftOut++
      else yield advisory
    }
  }
  return { advisories: advisories(), leftOut: () => leftOut }
}

function advisoryIn(entry: ZipEntry): Advisory | undefined {
  const bytes = entry.read(MAX_RECORD_BYTES)
  const read = bytes === undefined ? undefined : readAdvisory(bytes)
  return read?.ok ? read.value : undefined
}

const MAX_RECORDS = 5_000_000
const MAX_RECORD_BYTES = 16 * 1024 * 1024
