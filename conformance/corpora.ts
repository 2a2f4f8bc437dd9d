import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTarGz } from '@ringwall/formats/lib/tar'

/** The files of a `.tar.gz` of the corpora by path, in archive order; archives within are not opened. */
export function filesOf(corpora: string, ...archive: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return readTarGz(readFileSync(join(corpora, ...archive)))
}

/** Every archive of real manifests, opened. Paths begin with the archive's name. */
export function manifests(corpora: string): ReadonlyMap<string, Uint8Array> {
  const archives = [
    'acs-security-demos',
    'istio-bookinfo',
    'istio-samples',
    'k8s-default-rbac-1.20',
    'kubernetes-goat',
    'online-boutique',
  ]
  return new Map(archives.flatMap((name) => [...filesOf(corpora, 'manifests', `${name}.tar.gz`)]))
}
