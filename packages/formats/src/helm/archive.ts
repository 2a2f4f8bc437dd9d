import { readTarGz } from '../lib/tar/index.ts'
import type { ChartFile, ChartFiles } from './chart.ts'

export type Unpacked =
  | { readonly kind: 'files'; readonly files: ChartFiles }
  | { readonly kind: 'broken'; readonly reason: string }

/** The files of a packed chart, by their path below the directory that every packed chart begins with. */
export function unpack(archive: ChartFile): Unpacked {
  try {
    const files = [...readTarGz(archive.bytes, MAX_BYTES)].map(
      ([path, bytes]) => [path.split('/').slice(1).join('/'), { path: `${archive.path}/${path}`, bytes }] as const,
    )
    return { kind: 'files', files: new Map(files.filter(([path]) => path !== '')) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { kind: 'broken', reason: `an archive that cannot be opened: ${reason}` }
  }
}

const MAX_BYTES = 64 * 1024 * 1024
