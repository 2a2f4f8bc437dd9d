import { readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StateError } from './state-error.ts'

/**
 * Throws a StateError where a file would lie on a network file system: SQLite's write-ahead log needs memory that all who have
 * the file open share, which these do not give, and locks that many of them break. (SQLite, Write-Ahead Logging.)
 */
export function refuseNetwork(path: string): void {
  const name = nameOf(path) ?? nameOf(dirname(path))
  if (name !== undefined)
    throw new StateError(
      `${path}: is on ${name}, a network file system, on which a store is lost: put it on a local disk`,
    )
}

/** The name of a network file system by its magic number in `statfs(2)`; `undefined` for another. */
export function networkFileSystem(type: number): string | undefined {
  return NETWORK.get(type)
}

/**
 * The type of a file system at a path, by the text of `/proc/self/mountinfo`; `undefined` where none holds the path. (proc_pid_mountinfo(5))
 * Behind one number of `statfs(2)`, FUSE hides many.
 */
export function mountedType(mountinfo: string, path: string): string | undefined {
  let found = { point: '', type: undefined as string | undefined }
  for (const line of mountinfo.split('\n')) {
    const fields = line.split(' ')
    const point = (fields[4] ?? '').replaceAll('\\040', ' ')
    const holds = point === '/' || path === point || path.startsWith(`${point}/`)
    // A later mount at the same place hides the one before.
    if (point !== '' && holds && point.length >= found.point.length)
      found = { point, type: fields[fields.indexOf('-') + 1] }
  }
  return found.type
}

/** `undefined` for what is not there: the file may not be yet, and a directory that is not is told when the file is opened. */
function nameOf(path: string): string | undefined {
  try {
    const { type } = statfsSync(path)
    return type === FUSE ? fuse(realpathSync(path)) : networkFileSystem(type)
  } catch {
    return undefined
  }
}

/** FUSE is refused unless it is one that is known to lie on this machine. */
function fuse(path: string): string | undefined {
  const type = mountedType(readFileSync('/proc/self/mountinfo', 'utf8'), path) ?? 'fuse'
  return LOCAL_FUSE.has(type) ? undefined : `FUSE (${type})`
}

const FUSE = 0x65735546
/** A block device, and the root of a container without privileges. */
const LOCAL_FUSE: ReadonlySet<string> = new Set(['fuseblk', 'fuse.fuse-overlayfs'])
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x20030528, 'OrangeFS'],
  [0xaad7aaea, 'PanFS'],
  [0x01021997, '9P'],
  [0x786f4256, 'VirtualBox shared folders'],
  [0xbacbacbc, 'VMware shared folders'],
])
