import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope } from '@ringwall/model'
import type { Cuts, Pruned, State } from '@ringwall/store/state'
import { sampleServer } from '../../serve-sample.ts'
import { keepOf, retention } from './index.ts'

const DAY = 86_400_000
const ALL = { findings: 9, places: 9, scans: 9, jobs: 9, trend: 9, tokens: 9, notifications: 9 }
const { findings: _, ...NOT_FINDINGS } = ALL

const wishes = [
  { days: undefined, wishes: [], keep: { tokens: 90, notifications: 90 } },
  { days: 9, wishes: [], keep: ALL },
  { days: 9, wishes: ['findings=400', 'jobs=1'], keep: { ...ALL, findings: 400, jobs: 1 } },
  { days: 9, wishes: ['findings=forever'], keep: NOT_FINDINGS },
  { days: undefined, wishes: ['tokens=forever', 'notifications=forever'], keep: {} },
  { days: undefined, wishes: ['audit=9'], keep: 'audit=9: must be one of' },
  { days: undefined, wishes: ['jobs'], keep: 'jobs: must end in whole days' },
  { days: undefined, wishes: ['jobs=0'], keep: 'jobs=0: must end in whole days' },
  { days: undefined, wishes: ['jobs=1.5'], keep: 'jobs=1.5: must end in whole days' },
  { days: undefined, wishes: ['jobs=1=2'], keep: 'jobs=1=2: must be one of' },
] as const
for (const { days, wishes: asked, keep } of wishes)
  test(`${days} days and ${JSON.stringify(asked)} keep ${JSON.stringify(keep)}`, () => {
    const got = keepOf(days, asked)
    if (typeof keep !== 'string') assert.deepEqual(got, keep)
    else assert.ok(typeof got === 'string' && got.startsWith(keep), JSON.stringify(got))
  })

test('it runs at the start and once a day, lists what went, and tells metrics', async (t) => {
  const clock = { now: Date.UTC(2026, 0, 1) }
  const server = await sampleServer(t, { now: () => clock.now, keep: { jobs: 10 } })
  const scope = localScope()
  const job = { id: 'old', kind: 'scan', target: 'shop', requestedBy: 'ada', requestedAt: clock.now } as const
  await server.state.jobs.add(scope, job)
  await server.state.jobs.move(scope, 'old', { state: 'failed', at: clock.now, error: 'e' })
  await server.retention.run()
  const ids = async () => (await server.state.jobs.list({ scope, limit: 9, after: undefined })).jobs.map(({ id }) => id)
  assert.deepEqual(await ids(), ['old'])
  clock.now += 10 * DAY
  await server.retention.run()
  assert.deepEqual(await ids(), ['old'], 'it is ten days old, and not more')
  clock.now += DAY - 1
  await server.retention.run()
  assert.deepEqual(await ids(), ['old'], 'a day has not passed')
  clock.now += 1
  await server.retention.run()
  const token = await server.tokenOf('admin')
  const { jobs } = (await server.ask('/api/v1/jobs', { token })).body
  assert.deepEqual(
    jobs.map((each: { readonly id: string }) => ({ ...each, id: '' })),
    [
      {
        id: '',
        kind: 'retention',
        target: '',
        state: 'done',
        requestedBy: 'ringwall',
        requestedAt: clock.now,
        startedAt: clock.now,
        finishedAt: clock.now,
        removed: { jobs: 1 },
      },
    ],
  )
  const { text } = await server.ask('/metrics', { token })
  assert.match(text, /^ringwall_retention_removed_total\{kept="jobs"\} 1$/m)
  assert.match(text, /^ringwall_retention_removed_total\{kept="findings"\} 0$/m)
  assert.ok(text.includes(`\nringwall_retention_done_timestamp_seconds ${clock.now / 1000}\n`))
})

test('one that fails is listed, and tried again the next day', async (t) => {
  const server = await sampleServer(t)
  const clock = { now: DAY }
  const asked: Cuts[] = []
  const prune = async (cuts: Cuts): Promise<Pruned> => {
    asked.push(cuts)
    throw new Error('the disk is full')
  }
  const state = { prune, jobs: server.state.jobs } satisfies Pick<State, 'prune' | 'jobs'>
  const told: string[] = []
  const scope = localScope()
  const onChange = ({ kind, state: now, error }: { kind: string; state: string; error: string | undefined }): void =>
    void told.push(`${kind} ${now} ${error}`)
  const keeping = retention({ state, keep: { jobs: 1 }, scope, now: () => clock.now, onChange })
  await assert.rejects(keeping.run(), /the disk is full/)
  await keeping.run()
  clock.now += DAY
  await assert.rejects(keeping.run(), /the disk is full/)
  assert.deepEqual(asked, [{ jobs: 0 }, { jobs: DAY }])
  assert.deepEqual(told, ['retention failed the disk is full', 'retention failed the disk is full'])
  assert.equal(keeping.doneAt, undefined)
})
