import assert from 'node:assert/strict'
import { sign, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openState } from '@ringwall/store/state'
import { dataDirectory, makeDataDirectory, statePath } from '../data-directory.ts'
import { IdentityError } from './identity-error.ts'
import { openKeys, readAuditKey, readAuditKeys } from './keys.ts'

function folder(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'keys-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  return root
}

test('keys are made once, for their owner alone, and verify what they signed', (t) => {
  const root = folder(t)
  const first = openKeys(root)
  const second = openKeys(root)
  assert.equal(first.audit.id, second.audit.id)
  assert.ok(first.seal.equals(second.seal))
  const names = readdirSync(join(root, 'keys')).sort()
  assert.deepEqual(names, [`audit-${first.audit.id}.pub`, 'audit.key', 'seal.key'])
  for (const name of ['audit.key', 'seal.key']) assert.equal(statSync(join(root, 'keys', name)).mode & 0o777, 0o600)
  const publicKey = readAuditKeys(root).get(first.audit.id)
  assert.ok(publicKey !== undefined)
  const text = Buffer.from('entry')
  assert.ok(verify(null, text, publicKey, sign(null, text, second.audit.privateKey)))
})

test('a public key of before still counts when the private one is replaced', (t) => {
  const root = folder(t)
  const before = openKeys(root).audit.id
  rmSync(join(root, 'keys', 'audit.key'))
  const after = openKeys(root).audit.id
  assert.deepEqual(new Set(readAuditKeys(root).keys()), new Set([before, after]))
  assert.notEqual(before, after)
})

test('keys that others may read, or that are none, are refused, and not printed', (t) => {
  const root = folder(t)
  openKeys(root)
  const path = join(root, 'keys', 'seal.key')
  chmodSync(path, 0o640)
  assert.throws(() => openKeys(root), {
    name: 'IdentityError',
    message: `${path}: others may read it: its mode is 640, and must be 600`,
  })
  chmodSync(path, 0o600)
  writeFileSync(path, 'hush')
  assert.throws(() => openKeys(root), {
    name: 'IdentityError',
    message: `${path}: is no key: it has 3 bytes, and must have 32`,
  })
  const odd = join(root, 'odd.pub')
  writeFileSync(odd, 'hush')
  assert.throws(() => readAuditKey(odd), new IdentityError(`${odd}: is no key that can be read`))
  assert.equal(readAuditKeys(join(root, 'nowhere')).size, 0)
})

const places = [
  { env: {}, want: '/home/ada/.local/share/ringwall' },
  { env: { XDG_DATA_HOME: '/data' }, want: '/data/ringwall' },
  { env: { XDG_DATA_HOME: 'data' }, want: '/home/ada/.local/share/ringwall' },
  { env: { XDG_DATA_HOME: '/data', RINGWALL_DATA: '/srv/rw' }, want: '/srv/rw' },
  { env: { RINGWALL_DATA: '' }, want: '/home/ada/.local/share/ringwall' },
]
for (const { env, want } of places)
  test(`data lies in ${want} with ${JSON.stringify(env)}`, () => assert.equal(dataDirectory(env, '/home/ada'), want))

test('a data directory and its store are for their owner alone', async (t) => {
  const path = join(folder(t), 'a', 'b')
  makeDataDirectory(path)
  makeDataDirectory(path)
  assert.equal(statSync(path).mode & 0o777, 0o700)
  assert.equal(statePath(path), join(path, 'state.db'))
  const state = await openState({ path: statePath(path), now: 1 })
  for (const name of readdirSync(path)) assert.equal(statSync(join(path, name)).mode & 0o777, 0o600, name)
  await state.close()
})
