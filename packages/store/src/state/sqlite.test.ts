import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { localScope } from '@ringwall/model'
import { accountsContract } from './accounts-contract.ts'
import { auditContract } from './audit-contract.ts'
import { contract } from './contract.ts'
import { historyContract } from './history-contract.ts'
import { openState, plannedMigrations, StateError } from './index.ts'
import { notificationsContract } from './notifications-contract.ts'
import { sampleScan } from './sample.ts'
import { sessionsContract } from './sessions-contract.ts'
import { tokensContract } from './tokens-contract.ts'
import { viewsContract } from './views-contract.ts'
import { workContract } from './work-contract.ts'

const CONTRACTS = [
  contract,
  historyContract,
  workContract,
  accountsContract,
  sessionsContract,
  tokensContract,
  auditContract,
  notificationsContract,
  viewsContract,
]

function folder(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'state-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  return root
}

for (const hold of CONTRACTS)
  hold('sqlite', async (t) => {
    const state = await openState({ path: join(folder(t), 'state.db'), now: 1 })
    t.after(() => state.close())
    return state
  })

test('a store is migrated once, and planned before', async (t) => {
  const path = join(folder(t), 'state.db')
  const plan = await plannedMigrations({ path })
  assert.ok(plan.length > 0)
  const first = await openState({ path, now: 1 })
  assert.deepEqual(first.migrated, plan)
  await first.findings.record('1', sampleScan({ at: 10, findings: [{ rule: 'a', name: 'web' }] }), 'push')
  await first.close()
  const second = await openState({ path, now: 2 })
  assert.deepEqual(second.migrated, [])
  const { byState } = await second.findings.facets({ scope: localScope(), where: {} })
  assert.deepEqual(byState, { open: 1 })
  await second.close()
  assert.deepEqual(await plannedMigrations({ path }), [])
})

test('a store that holds something is copied before it is migrated', async (t) => {
  const root = folder(t)
  const path = join(root, 'state.db')
  const old = new DatabaseSync(path)
  old.exec("create table notes (text text); insert into notes values ('kept')")
  old.close()
  await (await openState({ path, now: 1 })).close()
  const copy = new DatabaseSync(join(root, 'state.db.before-0001'))
  assert.deepEqual(copy.prepare('select text from notes').get()?.['text'], 'kept')
  copy.close()
})

test('a store of a newer release is refused', async (t) => {
  const path = join(folder(t), 'state.db')
  await (await openState({ path, now: 1 })).close()
  const db = new DatabaseSync(path)
  db.exec("insert into migrations values ('9999 telepathy', 1)")
  db.close()
  await assert.rejects(openState({ path, now: 2 }), /newer release: migration "9999 telepathy" is not known here/)
})

test('what is no database is refused and left alone', async (t) => {
  const path = join(folder(t), 'state.db')
  writeFileSync(path, 'hello, this is no database but a text of some length')
  await assert.rejects(openState({ path, now: 1 }), StateError)
  await assert.rejects(openState({ path: join(folder(t), 'no', 'such', 'folder', 'state.db'), now: 1 }), StateError)
})

test('a scan that fails half way leaves nothing', async (t) => {
  const path = join(folder(t), 'state.db')
  const state = await openState({ path, now: 1 })
  t.after(() => state.close())
  const scan = sampleScan({ at: 10, findings: [{ rule: 'a', name: 'web' }] })
  const broken = { ...scan, version: undefined as unknown as string }
  await assert.rejects(state.findings.record('1', broken, 'push'))
  assert.deepEqual((await state.findings.facets({ scope: localScope(), where: {} })).byState, {})
  assert.equal((await state.findings.record('1', scan, 'push')).opened, 1)
})

test('killed in the middle, again and again: nothing acknowledged is lost, nothing is doubled', async (t) => {
  const root = folder(t)
  const path = join(root, 'state.db')
  let acknowledged = 0
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-writer.ts'), path, String(acknowledged)])
    let told = ''
    child.stdout.on('data', (data) => {
      told += data
    })
    await once(child.stdout, 'data')
    // Each round a little later than the one before, so that the kill falls into every part of a transaction.
    await new Promise((resolve) => setTimeout(resolve, 7 * round))
    child.kill('SIGKILL')
    await once(child, 'close')
    acknowledged = Number(told.trim().split('\n').at(-1))
  }
  assert.ok(acknowledged > ROUNDS, `${acknowledged} scans`)
  const state = await openState({ path, now: 1 })
  t.after(() => state.close())
  const page = await state.findings.list({
    scope: localScope(),
    where: {},
    order: 'severity',
    limit: 500,
    after: undefined,
  })
  // One scan may have been written and not yet told when it was killed.
  for (const { count } of page.findings)
    assert.ok(count === acknowledged || count === acknowledged + 1, `${count} of ${acknowledged}`)
  assert.equal(page.findings.length, 200)
  assert.equal(new Set(page.findings.map(({ count }) => count)).size, 1)
  assert.equal(existsSync(`${path}.before-0001`), false)
  await state.outbox.gather(1, () => '1')
  const [message] = await state.outbox.due(1, 10)
  assert.deepEqual(message?.counts, [{ change: 'new', severity: 'high', count: 200 }])
})

const ROUNDS = 12
