import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { localScope } from '@ringwall/model'
import { earlierStore } from './earlier.sample.ts'
import { openState, plannedMigrations, restoreState } from './index.ts'
import { MIGRATIONS } from './migrations.ts'

function folder(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'migrate-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  return root
}

/** Lets another process migrate a store, and kills it; true where it was killed and had not come to its end. */
async function killed(path: string, { at, afterMs }: Death): Promise<boolean> {
  const migrator = join(import.meta.dirname, 'crash-migrator.ts')
  const child = spawn(process.execPath, [migrator, path], { env: { ...process.env, AT: at } })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
  const [, signal] = await once(child, 'close')
  return signal === 'SIGKILL'
}

interface Death {
  /** Number or beginning of the statement. */
  readonly at: string
  readonly afterMs: number
}

/** The findings of the earlier release, none lost and none doubled, and the counts of the triggers with them. */
async function assertWhole(path: string): Promise<void> {
  const state = await openState({ path, now: 3 })
  const { byState } = await state.findings.facets({ scope: localScope(), where: {} })
  const capped = await state.findings.facets({ scope: localScope(), where: { text: 'w-' } })
  await state.close()
  assert.deepEqual([byState, capped.total], [{ open: FINDINGS }, FINDINGS])
  assert.deepEqual(await plannedMigrations({ path }), [])
  const db = new DatabaseSync(path)
  assert.deepEqual(
    db
      .prepare('select id from migrations order by id')
      .all()
      .map(({ id }) => id),
    MIGRATIONS.map(({ id }) => id),
  )
  assert.equal(db.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok')
  db.close()
}

test('killed in the middle of a migration, again and again: it is migrated whole, and the copy made before is usable', async (t) => {
  const root = folder(t)
  const earlier = join(root, 'earlier.db')
  await earlierStore(earlier, FINDINGS)
  let kills = 0
  for (const death of DEATHS) {
    const store = join(folder(t), 'state.db')
    copyFileSync(earlier, store)
    if (await killed(store, death)) kills++
    await assertWhole(store)
    const [copy = '', ...more] = readdirSync(join(store, '..')).filter((name) => name !== 'state.db')
    assert.deepEqual([copy, more], ['state.db.before-0002', []], JSON.stringify(death))
    assert.equal(statSync(`${store}.before-0002`).mode & 0o777, 0o600)
    const restored = join(root, `restored-${death.at}-${death.afterMs}.db`)
    await restoreState({ path: restored, file: `${store}.before-0002`, now: 4, existing: 'refuse' })
    assert.ok((await plannedMigrations({ path: restored })).length >= 3, 'it is of the release before')
    await assertWhole(restored)
  }
  // Those that are killed from outside may be done before.
  assert.ok(kills >= DEATHS.filter(({ at }) => Number(at) > 0).length, `${kills} kills`)
})

const FINDINGS = 3000
const DEATHS: readonly Death[] = [
  ...[3, 4, 5, 7, 16, 29].map((at) => ({ at: String(at), afterMs: 0 })),
  ...[0, 5, 20].map((afterMs) => ({ at: 'vacuum', afterMs })),
  ...[0, 1].map((afterMs) => ({ at: 'commit', afterMs })),
]
