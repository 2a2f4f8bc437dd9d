import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope, type Scope, tenant } from '@ringwall/model'
import { type ExceptionRequest, type State, StateError } from './index.ts'
import type { PageQuery } from './page.ts'
import { type SampleFinding, sampleScan } from './sample.ts'

/** What every dialect must do with what people work on: assets, scans, exceptions and jobs. */
export function workContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const scope = localScope()
  const foreign: Scope = { ...scope, tenant: tenant('other') }
  const all = { scope, where: {}, limit: 100, after: undefined }
  const A = { rule: 'a', name: 'web' }
  const B = { rule: 'b', name: 'db', severity: 'critical' } as const
  const record = ({ findings }: State, at: number, found: readonly SampleFinding[], target = 'shop') =>
    findings.record(`scan ${at}`, sampleScan({ at, findings: found, target, rules: ['a', 'b'] }), 'push')

  test(`${dialect}: assets are listed by what is worst, and found by their key`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A, { ...A, rule: 'b' }, B, { rule: 'a', name: 'api' }])
    const { assets, next } = await state.assets.list(all)
    assert.deepEqual(
      assets.map(({ name, worst, open }) => [name, worst, open]),
      [
        ['db', 'critical', 1],
        ['web', 'high', 2],
        ['api', 'high', 1],
      ],
    )
    assert.equal(next, undefined)
    const [first] = assets
    assert.ok(first)
    assert.deepEqual(await state.assets.find(scope, first.key), first)
    assert.equal(await state.assets.find(scope, 'no such key'), undefined)
    await record(state, 20, [A])
    const calm = await state.assets.find(scope, first.key)
    assert.deepEqual(calm && [calm.worst, calm.open, calm.firstSeen, calm.lastSeen], [undefined, 0, 10, 10])
  })

  test(`${dialect}: assets are narrowed, and a text is no pattern`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A, { rule: 'a', name: '50%_off' }])
    const names = async (where: Parameters<State['assets']['list']>[0]['where']): Promise<readonly string[]> =>
      (await state.assets.list({ ...all, where })).assets.map(({ name }) => name).toSorted()
    assert.deepEqual(await names({ text: 'WE' }), ['web'])
    assert.deepEqual(await names({ text: '%' }), ['50%_off'])
    assert.deepEqual(await names({ text: '_o' }), ['50%_off'])
    assert.deepEqual(await names({ targets: ['shop'], namespaces: ['default'], resources: ['Pod'] }), [
      '50%_off',
      'web',
    ])
    assert.deepEqual(await names({ targets: ['bank'] }), [])
    assert.deepEqual(await names({ namespaces: [] }), [])
  })

  test(`${dialect}: scans are kept with what they did not see, the newest first`, async (t) => {
    const state = await open(t)
    const gap = { code: 'syntax', message: 'is broken', at: { file: 'a.yaml' } } as const
    const gaps = Array.from({ length: 501 }, () => gap)
    await state.findings.record('one', sampleScan({ at: 10, findings: [A], gaps, unsure: ['a'] }), 'job')
    await record(state, 20, [])
    const one = await state.scans.find(scope, 'one')
    assert.deepEqual(
      one && [one.source, one.isComplete, one.gaps.length, one.gapCount, one.tallies, one.bySeverity, one.outcome],
      ['job', false, 500, 501, { a: [1, 0, 1] }, { high: 1 }, { opened: 1, reopened: 0, unchanged: 0, resolved: 0 }],
    )
    assert.deepEqual(
      (await state.scans.list(all)).scans.map(({ id, isComplete }) => [id, isComplete]),
      [
        ['scan 20', true],
        ['one', false],
      ],
    )
    assert.equal(await state.scans.find(scope, 'two'), undefined)
  })

  test(`${dialect}: the newest scan of every target`, async (t) => {
    const state = await open(t)
    assert.deepEqual(await state.scans.latest(scope), [])
    await record(state, 30, [A])
    await record(state, 10, [A])
    await record(state, 20, [A], 'bank')
    const latest = await state.scans.latest(scope)
    assert.deepEqual(latest.map(({ id }) => id).toSorted(), ['scan 20', 'scan 30'])
  })

  const request = (more: Partial<ExceptionRequest> = {}): ExceptionRequest => {
    let made = 0
    return {
      fingerprints: [asFingerprint('1:shop/a/web')],
      reason: 'a vendor image',
      owner: 'ada',
      expires: '2027-01-31',
      by: 'ada',
      at: 50,
      isApproved: false,
      id: () => `exception ${++made}`,
      ...more,
    }
  }
  const stateOf = async (state: State): Promise<string | undefined> =>
    (await state.findings.find(scope, asFingerprint('1:shop/a/web')))?.state

  test(`${dialect}: an exception is asked for once, approved, revoked, and never twice`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A])
    const [asked] = await state.exceptions.request(scope, request())
    assert.deepEqual(asked && [asked.state, asked.title, asked.decidedBy, await stateOf(state)], [
      'requested',
      'a fires',
      undefined,
      'open',
    ])
    assert.deepEqual(await state.exceptions.request(scope, request({ id: () => 'again' })), [])
    const decide = (to: 'approved' | 'refused' | 'revoked') =>
      state.exceptions.decide(scope, { id: 'exception 1', to, by: 'bob', at: 60 })
    await assert.rejects(decide('revoked'), (cause) => cause instanceof StateError && cause.code === 'conflict')
    const approved = await decide('approved')
    assert.deepEqual([approved.decidedBy, approved.decidedAt, await stateOf(state)], ['bob', 60, 'excepted'])
    await assert.rejects(decide('refused'), StateError)
    await record(state, 20, [A])
    assert.equal(await stateOf(state), 'excepted', 'a scan that finds it again leaves it accepted')
    await decide('revoked')
    assert.equal(await stateOf(state), 'open')
    await assert.rejects(
      state.exceptions.decide(scope, { id: 'no such', to: 'approved', by: 'bob', at: 60 }),
      (cause) => cause instanceof StateError && cause.code === 'invalid',
    )
  })

  test(`${dialect}: where one finding is not there, no exception is made`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A])
    const fingerprints = [asFingerprint('1:shop/a/web'), asFingerprint('1:shop/a/nothing')]
    await assert.rejects(state.exceptions.request(scope, request({ fingerprints, isApproved: true })), StateError)
    assert.deepEqual((await state.exceptions.list(all)).exceptions, [])
    assert.equal(await stateOf(state), 'open')
  })

  test(`${dialect}: an exception holds on its last day and not after`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A])
    await state.exceptions.request(scope, request({ isApproved: true }))
    assert.equal(await state.exceptions.expire('2027-01-31', 70), 0)
    assert.equal(await stateOf(state), 'excepted')
    assert.equal(await state.exceptions.expire('2027-02-01', 80), 1)
    assert.equal(await state.exceptions.expire('2027-02-01', 90), 0)
    assert.equal(await stateOf(state), 'open')
    const { exceptions } = await state.exceptions.list({ ...all, states: ['expired'] })
    assert.deepEqual(
      exceptions.map(({ id, decidedAt }) => [id, decidedAt]),
      [['exception 1', 80]],
    )
    assert.deepEqual((await state.exceptions.list({ ...all, states: ['approved'] })).exceptions, [])
  })

  const job = (id: string, requestedAt = 10) =>
    ({ id, kind: 'scan', target: 'shop', requestedBy: 'ada', requestedAt }) as const

  test(`${dialect}: a job that is over does not change any more`, async (t) => {
    const { jobs } = await open(t)
    assert.equal((await jobs.add(scope, job('one'))).state, 'queued')
    assert.equal((await jobs.move(scope, 'one', { state: 'running', at: 20 }))?.startedAt, 20)
    const done = await jobs.move(scope, 'one', { state: 'done', at: 30, scan: 'scan 1' })
    assert.deepEqual(done && [done.state, done.startedAt, done.finishedAt, done.scan], ['done', 20, 30, 'scan 1'])
    assert.equal(await jobs.move(scope, 'one', { state: 'cancelled', at: 40 }), undefined)
    assert.equal(await jobs.move(scope, 'no such', { state: 'cancelled', at: 40 }), undefined)
    assert.deepEqual(await jobs.find(scope, 'one'), done)
    await assert.rejects(jobs.add(scope, job('one')), StateError)
  })

  test(`${dialect}: what a server left is failed, and what is over is left`, async (t) => {
    const { jobs } = await open(t)
    for (const id of ['queued', 'running', 'cancelled']) await jobs.add(scope, job(id))
    await jobs.move(scope, 'running', { state: 'running', at: 20 })
    await jobs.move(scope, 'cancelled', { state: 'cancelled', at: 20 })
    assert.equal(await jobs.abandon(30), 2)
    assert.equal(await jobs.abandon(40), 0)
    const states = await Promise.all(['queued', 'running', 'cancelled'].map((id) => jobs.find(scope, id)))
    assert.deepEqual(
      states.map((each) => each && [each.state, each.finishedAt, each.error !== undefined]),
      [
        ['failed', 30, true],
        ['failed', 30, true],
        ['cancelled', 20, false],
      ],
    )
  })

  /** A list of each kind, filled with eleven entries of which several share their place in the order. */
  const lists: readonly {
    readonly name: string
    readonly fill: (state: State) => Promise<void>
    readonly page: (
      state: State,
      of: Scope,
      query: PageQuery,
    ) => Promise<readonly [readonly string[], string | undefined]>
  }[] = [
    {
      name: 'assets',
      fill: async (state) => void (await record(state, 10, eleven('a'))),
      page: async (state, of, query) => {
        const { assets, next } = await state.assets.list({ scope: of, where: {}, ...query })
        return [assets.map(({ key }) => key), next]
      },
    },
    {
      name: 'scans',
      fill: async (state) => {
        for (let i = 0; i < 11; i++)
          await state.findings.record(`s${i}`, sampleScan({ at: 10 + (i % 3), findings: [] }), 'push')
      },
      page: async (state, of, query) => {
        const { scans, next } = await state.scans.list({ scope: of, ...query })
        return [scans.map(({ id }) => id), next]
      },
    },
    {
      name: 'exceptions',
      fill: async (state) => {
        await record(state, 10, eleven('a'))
        const fingerprints = eleven('a').map(({ name }) => asFingerprint(`1:shop/a/${name}`))
        await state.exceptions.request(scope, request({ fingerprints }))
      },
      page: async (state, of, query) => {
        const { exceptions, next } = await state.exceptions.list({ scope: of, ...query })
        return [exceptions.map(({ id }) => id), next]
      },
    },
    {
      name: 'jobs',
      fill: async ({ jobs }) => {
        for (let i = 0; i < 11; i++) await jobs.add(scope, job(`j${i}`, 10 + (i % 3)))
      },
      page: async (state, of, query) => {
        const { jobs, next } = await state.jobs.list({ scope: of, ...query })
        return [jobs.map(({ id }) => id), next]
      },
    },
  ]
  for (const { name, fill, page } of lists)
    test(`${dialect}: ${name} are paged, each once, within a tenant`, async (t) => {
      const state = await open(t)
      assert.deepEqual(await page(state, scope, { limit: 1, after: undefined }), [[], undefined])
      await fill(state)
      const [whole, end] = await page(state, scope, { limit: 11, after: undefined })
      assert.deepEqual([new Set(whole).size, end], [11, undefined], 'a page that holds the last has no next')
      const seen: string[] = []
      for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
        const [ids, next] = await page(state, scope, { limit: 4, after })
        seen.push(...ids)
        after = next
      }
      assert.deepEqual(seen, whole)
      assert.deepEqual(await page(state, foreign, { limit: 11, after: undefined }), [[], undefined])
      for (const query of [{ limit: 0 }, { limit: 501 }, { limit: 1.5 }, { after: 'x' }, { after: '' }])
        await assert.rejects(page(state, scope, { limit: 4, after: undefined, ...query }), StateError)
    })

  test(`${dialect}: what another tenant has is not found, decided or moved`, async (t) => {
    const state = await open(t)
    await record(state, 10, [A])
    await state.exceptions.request(scope, request())
    await state.jobs.add(scope, job('one'))
    const [asset] = (await state.assets.list(all)).assets
    assert.ok(asset)
    assert.equal(await state.assets.find(foreign, asset.key), undefined)
    assert.equal(await state.scans.find(foreign, 'scan 10'), undefined)
    assert.equal(await state.exceptions.find(foreign, 'exception 1'), undefined)
    assert.equal(await state.jobs.find(foreign, 'one'), undefined)
    assert.equal(await state.jobs.move(foreign, 'one', { state: 'cancelled', at: 20 }), undefined)
    await assert.rejects(state.exceptions.request(foreign, request({ id: () => 'theirs' })), StateError)
    await assert.rejects(
      state.exceptions.decide(foreign, { id: 'exception 1', to: 'approved', by: 'eve', at: 60 }),
      StateError,
    )
    assert.deepEqual(await state.scans.latest(foreign), [])
    assert.equal((await state.jobs.find(scope, 'one'))?.state, 'queued')
    assert.equal((await state.exceptions.find(scope, 'exception 1'))?.state, 'requested')
  })
}

function eleven(rule: string): readonly SampleFinding[] {
  const severities = ['low', 'critical', 'medium'] as const
  return Array.from({ length: 11 }, (_, i) => ({ rule, name: `w-${i}`, severity: severities[i % 3] ?? 'low' }))
}
