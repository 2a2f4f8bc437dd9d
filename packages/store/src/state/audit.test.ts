import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { sampleEntry, sampleKey } from './audit-contract.ts'
import { openState } from './index.ts'
import { OURS } from './sample-user.ts'

const { key, publicKey } = sampleKey('k1')
const { key: foreign } = sampleKey('k1')

const tampered: readonly {
  readonly name: string
  readonly sql: string
  readonly seq: number
  readonly because: RegExp
}[] = [
  {
    name: 'a text is changed',
    sql: `update audit set entry = replace(entry, 'Ada', 'Eve') where seq = 2`,
    seq: 2,
    because: /hash/,
  },
  { name: 'a hash is changed', sql: `update audit set hash = 'x' where seq = 3`, seq: 3, because: /hash/ },
  {
    name: 'a signature is changed',
    sql: `update audit set signature = 'AA==' where seq = 1`,
    seq: 1,
    because: /signature/,
  },
  { name: 'an entry is taken out', sql: 'delete from audit where seq = 2', seq: 2, because: /missing/ },
  { name: 'the first is taken out', sql: 'delete from audit where seq = 1', seq: 1, because: /missing/ },
  {
    name: 'one is taken out and the others are numbered anew',
    sql: 'delete from audit where seq = 2; update audit set seq = seq - 1 where seq > 2',
    seq: 2,
    because: /says that it is number 3/,
  },
  {
    name: 'two change places',
    sql: 'update audit set seq = 99 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = 99',
    seq: 2,
    because: /says that it is number 3/,
  },
  {
    name: 'one is hidden from a search by its action',
    sql: `update audit set action = 'x' where seq = 2`,
    seq: 2,
    because: /column action/,
  },
  {
    name: 'one is hidden from a search by its actor',
    sql: `update audit set actor = 'x' where seq = 2`,
    seq: 2,
    because: /column actor/,
  },
  {
    name: 'one is put at another time',
    sql: 'update audit set time = 1 where seq = 2',
    seq: 2,
    because: /column time/,
  },
]
for (const { name, sql, seq, because } of tampered)
  test(`noticed: ${name}`, async (t) => {
    const path = await written(t)
    const db = new DatabaseSync(path)
    db.exec(sql)
    db.close()
    const verdict = await verified(path)
    assert.ok(verdict.kind === 'broken')
    assert.equal(verdict.seq, seq)
    assert.match(verdict.because, because)
  })

test('noticed: an entry of who has the file and not the key', async (t) => {
  const path = await written(t)
  const state = await openState({ path, now: 1 })
  await state.audit.append(sampleEntry('forged'), foreign)
  await state.close()
  assert.deepEqual(await verified(path), { kind: 'broken', seq: 5, because: 'its signature is wrong' })
})

test('what is cut off at the end shows in the head', async (t) => {
  const path = await written(t)
  const before = await verified(path)
  const db = new DatabaseSync(path)
  db.exec('delete from audit where seq = 4')
  db.close()
  const after = await verified(path)
  assert.ok(before.kind === 'intact' && after.kind === 'intact')
  assert.deepEqual([before.head?.seq, after.head?.seq], [4, 3])
})

test('killed in the middle, again and again: no entry that was told is lost, and the chain is whole', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const [path, pem] = [join(folder, 'state.db'), join(folder, 'key.pem')]
  writeFileSync(pem, key.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  let told = 0
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-auditor.ts'), path, pem])
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    await once(child.stdout, 'data')
    // Each round a little later than the one before, so that the kill falls into every part of a transaction.
    await new Promise((resolve) => setTimeout(resolve, 3 * round))
    child.kill('SIGKILL')
    await once(child, 'close')
    const first = Number(output.split('\n')[0])
    assert.ok(first === told + 1 || first === told + 2, `${told} told, then ${first}`)
    told = Number(output.trim().split('\n').at(-1))
  }
  const verdict = await verified(path)
  assert.ok(verdict.kind === 'intact' && told > ROUNDS)
  assert.ok(verdict.entries === told || verdict.entries === told + 1, `${verdict.entries} of ${told}`)
})

async function written(t: { readonly after: (work: () => void) => void }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'state.db')
  const state = await openState({ path, now: 1 })
  for (const action of ['a', 'b', 'c', 'd']) await state.audit.append(sampleEntry(action), key)
  await state.close()
  return path
}

async function verified(path: string) {
  const state = await openState({ path, now: 1 })
  const verdict = await state.audit.verify({ tenant: OURS }, new Map([['k1', publicKey]]))
  await state.close()
  return verdict
}

const ROUNDS = 8
