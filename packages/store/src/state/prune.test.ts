import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope } from '@ringwall/model'
import { type Cuts, KEPT, openState, type Pruned, type State } from './index.ts'
import { sampleScan } from './sample.ts'
import { OURS, sampleUser } from './sample-user.ts'

const SCOPE = localScope()
const NONE: Pruned = { findings: 0, places: 0, scans: 0, jobs: 0, trend: 0, tokens: 0, notifications: 0 }

const cases: readonly { readonly cuts: Cuts; readonly removes: Partial<Pruned> }[] = [
  { cuts: {}, removes: {} },
  { cuts: { findings: 30 }, removes: {} },
  { cuts: { findings: 31 }, removes: { findings: 1500 } },
  { cuts: { places: 31 }, removes: { places: 1500 } },
  { cuts: { scans: 1000 }, removes: { scans: 1 } },
  { cuts: { jobs: 50 }, removes: {} },
  { cuts: { jobs: 51 }, removes: { jobs: 1 } },
  { cuts: { trend: 30 }, removes: { trend: 1 } },
  { cuts: { tokens: 60 }, removes: {} },
  { cuts: { tokens: 61 }, removes: { tokens: 1 } },
  { cuts: { tokens: 1000 }, removes: { tokens: 2 } },
  { cuts: { notifications: 70 }, removes: {} },
  { cuts: { notifications: 71 }, removes: { notifications: 1 } },
]
for (const { cuts, removes } of cases)
  test(`of what was over before ${JSON.stringify(cuts)}, ${JSON.stringify(removes)} goes, once`, async (t) => {
    const state = await filled(t)
    assert.deepEqual(await state.prune(cuts), { ...NONE, ...removes })
    assert.deepEqual(await state.prune(cuts), NONE)
    const { byState } = await state.findings.facets({ scope: SCOPE, where: {} })
    assert.deepEqual(byState, { open: 1, ...(removes.findings === undefined ? { resolved: 1500 } : {}) })
  })

test('what is open stays with its places however old, and so do users, the audit log and what is to be told', async (t) => {
  const state = await filled(t)
  await state.prune(Object.fromEntries(KEPT.map((kept) => [kept, 1_000_000])))
  assert.equal((await state.findings.find(SCOPE, asFingerprint('1:shop/a/stays')))?.exemplars.length, 1)
  assert.ok(await state.accounts.find(OURS, 'a'))
  assert.equal((await state.jobs.list({ scope: SCOPE, limit: 9, after: undefined })).jobs[0]?.state, 'queued')
  assert.equal((await state.tokens.list(OURS)).length, 1)
  await state.outbox.gather(2 * 3_600_000, () => '2')
  assert.equal((await state.outbox.due(2 * 3_600_000, 9))[0]?.changes, 1500)
})

/** A store in which something of each kind is over, and something is not. */
async function filled(t: TestContext): Promise<State> {
  const folder = mkdtempSync(join(tmpdir(), 'prune-'))
  const state = await openState({ path: join(folder, 'state.db'), now: 1 })
  t.after(async () => {
    await state.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await state.accounts.add(sampleUser('a'))
  const names = Array.from({ length: 1500 }, (_, i) => ({ rule: 'a', name: `w${i}` }))
  const stays = { rule: 'a', name: 'stays' }
  await tell(state)
  await state.findings.record('1', sampleScan({ at: 20, findings: [...names, stays] }), 'push')
  await state.outbox.gather(20, () => '1')
  const [message] = await state.outbox.due(20, 9)
  assert.equal(message?.changes, 1501)
  await state.outbox.settle(message, { state: 'delivered', at: 70 })
  await state.findings.record('2', sampleScan({ at: 30, findings: [stays] }), 'push')
  for (const id of ['over', 'waits']) await work(state, id)
  await state.jobs.move(SCOPE, 'over', { state: 'failed', at: 50, error: 'e' })
  for (const [id, expiresAt] of [
    ['expired', 60],
    ['revoked', 2_000_000],
    ['good', 2_000_000],
  ] as const)
    await state.tokens.add({
      tenant: OURS,
      id,
      hash: id,
      userId: 'a',
      prefix: '',
      name: id,
      permissions: [],
      clusters: undefined,
      createdAt: 1,
      expiresAt,
    })
  await state.tokens.revoke(OURS, 'revoked', 500)
  return state
}

async function tell({ receivers }: State): Promise<void> {
  const base = { tenant: OURS, name: '', isActive: true, createdAt: 0 }
  const destination = { kind: 'slack', host: 'hooks.example' } as const
  await receivers.add({ ...base, id: 'r', destination, secrets: '', perHour: 9 })
  const wants = { changes: ['new', 'resolved'], severity: 'low' } as const
  await receivers.subscribe({ ...base, id: 's', receiver: 'r', wants, cadence: 'at_once' })
}

async function work({ jobs }: State, id: string): Promise<void> {
  await jobs.add(SCOPE, { id, kind: 'scan', target: 'shop', requestedBy: 'a', requestedAt: 1 })
}
