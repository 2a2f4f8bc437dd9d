import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { networkFileSystem, refuseNetwork } from './network.ts'

for (const [type, name] of [
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xef53, undefined],
  [0x01021994, undefined],
  [0x58465342, undefined],
] as const)
  test(`file system 0x${type.toString(16)} is ${name ?? 'local'}`, () => assert.equal(networkFileSystem(type), name))

test('a local directory, and one that is not there, are let pass', () => {
  refuseNetwork(join(tmpdir(), 'state.db'))
  refuseNetwork('/no/such/folder/state.db')
})
