import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { localScope } from '@ringwall/model'
import { backupState, openState, restoreState, StateError } from './index.ts'
import { sampleScan } from './sample.ts'

function place(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, path: join(folder, 'state.db'), file: join(folder, 'copy.db') }
}

async function filled(path: string, names: readonly string[]): Promise<void> {
  const state = await openState({ path, now: 1 })
  await state.findings.record(randomUUID(), scanOf(names, 10), 'push')
  await state.close()
}

const scanOf = (names: readonly string[], at: number) =>
  sampleScan({ at, findings: names.map((name) => ({ rule: 'a', name })) })

async function namesIn(path: string): Promise<readonly string[]> {
  const state = await openState({ path, now: 1 })
  const page = await state.findings.list({
    scope: localScope(),
    where: {},
    order: 'severity',
    limit: 100,
    after: undefined,
  })
  await state.close()
  return page.findings.map(({ name }) => name).toSorted()
}

test('a copy is whole, for its owner alone, and made while others write', async (t) => {
  const { folder, path, file } = place(t)
  const state = await openState({ path, now: 1 })
  t.after(() => state.close())
  await state.findings.record(randomUUID(), scanOf(['web'], 10), 'push')
  const writing = (async () => {
    for (let at = 20; at < 30; at++)
      await state.findings.record(randomUUID(), scanOf(['web', `late-${at}`], at), 'push')
  })()
  const { sizeBytes } = await backupState({ path, file })
  await writing
  assert.deepEqual([statSync(file).size, statSync(file).mode & 0o777], [sizeBytes, 0o600])
  assert.ok((await namesIn(file)).includes('web'))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('draft')),
    [],
  )
})

test('a copy is put back, and the store of before is kept', async (t) => {
  const { path, file } = place(t)
  await filled(path, ['web'])
  await backupState({ path, file })
  const before = readFileSync(file)
  await filled(path, ['later'])
  const request = { path, file, now: 42, existing: 'refuse' } as const
  await assert.rejects(restoreState(request), /a store is there already/)
  const { setAside } = await restoreState({ ...request, existing: 'set_aside' })
  assert.equal(setAside, `${path}.replaced-42`)
  assert.deepEqual(await namesIn(path), ['web'])
  assert.deepEqual(await namesIn(setAside ?? ''), ['later', 'web'])
  assert.ok(before.equals(readFileSync(file)), 'the copy stays as it is')
  rmSync(path)
  assert.deepEqual(await restoreState(request), { setAside: undefined })
  assert.deepEqual(await namesIn(path), ['web'])
})

test('a store that is in use is not replaced', async (t) => {
  const { folder, path, file } = place(t)
  await filled(path, ['web'])
  await backupState({ path, file })
  const state = await openState({ path, now: 1 })
  await assert.rejects(restoreState({ path, file, now: 1, existing: 'set_aside' }), /is in use: stop the server first/)
  assert.equal((await state.findings.record(randomUUID(), scanOf(['more'], 50), 'push')).opened, 1)
  await state.close()
  assert.deepEqual(readdirSync(folder).toSorted(), ['copy.db', 'state.db'])
})

const broken: readonly { readonly name: string; readonly make: (file: string) => void; readonly says: RegExp }[] = [
  { name: 'no database', make: (file) => writeFileSync(file, 'hello '.repeat(1000)), says: /not a database/ },
  { name: 'an empty file', make: (file) => writeFileSync(file, ''), says: /is no store of Ringwall/ },
  { name: 'another database', make: (file) => sql(file, 'create table a (b)'), says: /is no store of Ringwall/ },
  {
    name: 'a store of a newer release',
    make: (file) => sql(file, "insert into migrations values ('9999 x', 1)"),
    says: /newer release/,
  },
  {
    name: 'a row that points to nothing',
    make: (file) =>
      sql(file, "pragma foreign_keys = off; insert into recovery_codes values ('default', 'nobody', 'x', null)"),
    says: /is damaged: a row of recovery_codes points to nothing/,
  },
  {
    name: 'a page that was overwritten',
    make: (file) => overwrite(file),
    says: /malformed|is damaged|not a database|disk image/,
  },
]
for (const { name, make, says } of broken)
  test(`not put back: ${name}`, async (t) => {
    const { folder, path, file } = place(t)
    await filled(path, ['web'])
    if (name !== 'no database' && name !== 'an empty file' && name !== 'another database')
      await backupState({ path, file })
    make(file)
    await assert.rejects(restoreState({ path, file, now: 1, existing: 'set_aside' }), says)
    assert.deepEqual(await namesIn(path), ['web'], 'nothing has changed')
    assert.deepEqual(
      readdirSync(folder).filter((each) => each.includes('draft')),
      [],
    )
  })

test('a copy is not written over something, nor made of nothing', async (t) => {
  const { path, file } = place(t)
  await assert.rejects(backupState({ path, file }), /there is no store/)
  await filled(path, ['web'])
  writeFileSync(file, 'mine')
  await assert.rejects(backupState({ path, file }), StateError)
  assert.equal(readFileSync(file, 'utf8'), 'mine')
  await assert.rejects(backupState({ path, file: join(file, 'x') }))
  await assert.rejects(restoreState({ path, file: `${file}.none`, now: 1, existing: 'refuse' }), /no such file/)
  chmodSync(file, 0o600)
  assert.ok(existsSync(path))
})

function sql(file: string, text: string): void {
  const db = new DatabaseSync(file)
  db.exec(text)
  db.close()
}

/** The pages behind the first, which says what the file is. */
function overwrite(file: string): void {
  const bytes = readFileSync(file)
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]))
}
