import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Advisory, AffectedPackage } from '@ringwall/model'

/** What is kept of an advisory beside its id and the packages that have it. */
export type Detail = Pick<Advisory, 'summary' | 'aliases' | 'upstream' | 'ratings' | 'references'>

/** The versions of a package that have it. */
export type Versions = Pick<AffectedPackage, 'ranges' | 'versions' | 'ratings'>

export function packDetail({ summary, aliases, upstream, ratings, references }: Detail): Uint8Array {
  const kept = { summary, aliases, upstream, ratings, references: references.slice(0, MAX_REFERENCES) }
  return zstdCompressSync(JSON.stringify(kept))
}

export function unpackDetail(bytes: Uint8Array): Detail {
  // Written by `packDetail` alone.
  return JSON.parse(new TextDecoder().decode(zstdDecompressSync(bytes, { maxOutputLength: MAX_BYTES }))) as Detail
}

export function packVersions({ ranges, versions, ratings }: Versions): string {
  return JSON.stringify([ranges.map((events) => events.map(({ kind, version }) => [kind, version])), versions, ratings])
}

export function unpackVersions(text: string): Versions {
  // Written by `packVersions` alone.
  const [ranges, versions, ratings] = JSON.parse(text) as [
    readonly (readonly (readonly [Versions['ranges'][number][number]['kind'], string])[])[],
    Versions['versions'],
    Versions['ratings'],
  ]
  return { ranges: ranges.map((events) => events.map(([kind, version]) => ({ kind, version }))), versions, ratings }
}

const MAX_REFERENCES = 20
const MAX_BYTES = 16 * 1024 * 1024
