import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StateError } from './state-error.ts'

/**
 * Throws a StateError where a file would lie on a network file system: SQLite's write-ahead log needs memory that all who have
 * the file open share, which these do not give, and locks that many of them break. (SQLite, Write-Ahead Logging.)
 */
export function refuseNetwork(path: string): void {
  const name = networkFileSystem(typeOf(path))
  if (name !== undefined)
    throw new StateError(
      `${path}: is on ${name}, a network file system, on which a store is lost: put it on a local disk`,
    )
}

/** The name of a network file system by its magic number in `statfs(2)`; `undefined` for another. */
export function networkFileSystem(type: number): string | undefined {
  return NETWORK.get(type)
}

/** Of the directory: the file may not be there yet. A directory that is not there is told when the file is opened. */
function typeOf(path: string): number {
  try {
    return statfsSync(dirname(path)).type
  } catch {
    return 0
  }
}

const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x01021997, '9P'],
])
