import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { mountedType, networkFileSystem, refuseNetwork } from './network.ts'

for (const [type, name] of [
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x00c36400, 'Ceph'],
  [0x6b414653, 'AFS'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x01021997, '9P'],
  [0xef53, undefined],
  [0x01021994, undefined],
  [0x58465342, undefined],
  [0x9123683e, undefined],
  [0x794c7630, undefined],
] as const)
  test(`file system 0x${type.toString(16)} is ${name ?? 'local'}`, () => assert.equal(networkFileSystem(type), name))

const MOUNTS = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:45 / /mnt/far rw,nosuid shared:2 master:3 - fuse.sshfs someone@far: rw
41 22 8:2 / /mnt/old\\040disk rw - fuseblk /dev/sdb1 rw
42 40 0:46 / /mnt/far/over rw - fuse.s3fs s3fs rw
43 40 0:47 / /mnt/far/over rw - fuse.fuse-overlayfs fuse-overlayfs rw`

for (const [path, type] of [
  ['/mnt/far/state', 'fuse.sshfs'],
  ['/mnt/far', 'fuse.sshfs'],
  ['/mnt/farther', 'ext4'],
  ['/mnt/old disk/state', 'fuseblk'],
  ['/mnt/far/over/state', 'fuse.fuse-overlayfs'],
  ['/home', 'ext4'],
] as const)
  test(`mounted at ${path} is ${type}`, () => assert.equal(mountedType(MOUNTS, path), type))

test('where nothing is mounted, nothing is known', () => assert.equal(mountedType('', '/home'), undefined))

test('a local directory, and one that is not there, are let pass', () => {
  refuseNetwork(join(tmpdir(), 'state.db'))
  refuseNetwork('/no/such/folder/state.db')
})
