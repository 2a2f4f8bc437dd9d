import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope, tenant } from '@ringwall/model'
import { type Message, type Receiver, type State, StateError, type Subscription } from './index.ts'
import { type SampleScan, sampleScan } from './sample.ts'

/** What every dialect must do with notifications; `open` gives an empty store. */
export function notificationsContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const TENANT = localScope().tenant
  const A = { rule: 'a', name: 'web' }
  const B = { rule: 'b', name: 'web', severity: 'critical' } as const
  const receiver = (id: string, more: Partial<Receiver> = {}): Receiver => ({
    tenant: TENANT,
    id,
    name: id,
    destination: { kind: 'webhook', host: 'hooks.example' },
    secrets: 'sealed',
    isActive: true,
    perHour: 100,
    createdAt: 0,
    ...more,
  })
  const subscription = (id: string, more: Partial<Subscription> = {}): Subscription => ({
    tenant: TENANT,
    id,
    receiver: 'r',
    name: id,
    wants: { changes: ['new', 'reopened', 'resolved'], severity: 'low' },
    cadence: 'at_once',
    isActive: true,
    createdAt: 0,
    ...more,
  })
  const told = async (t: TestContext, ...subscriptions: readonly Subscription[]): Promise<State> => {
    const state = await open(t)
    await state.receivers.add(receiver('r'))
    for (const each of subscriptions) await state.receivers.subscribe(each)
    return state
  }
  const record = ({ findings }: State, sample: SampleScan, source: 'push' | 'example' = 'push') =>
    findings.record(`scan ${sample.target} ${sample.at}`, sampleScan(sample), source)
  let minted = 0
  const mint = () => String(++minted)
  const messages = async ({ outbox }: State, now: number): Promise<readonly Message[]> => {
    await outbox.gather(now, mint)
    return await outbox.due(now, 10)
  }
  const deliver = async (state: State, now: number): Promise<readonly string[]> => {
    const all = await messages(state, now)
    for (const message of all) await state.outbox.settle(message, { state: 'delivered', at: now })
    return all.flatMap(linesOf)
  }

  test(`${dialect}: what is new, gone and back is told once each`, async (t) => {
    const state = await told(t, subscription('s'), subscription('again', { cadence: 'daily' }))
    await record(state, { at: 10, findings: [A, B] })
    assert.deepEqual(await deliver(state, 10), ['new critical b/web', 'new high a/web'])
    await record(state, { at: 20, findings: [A, B] })
    assert.deepEqual(await deliver(state, 20), [])
    await record(state, { at: 30, findings: [B], rules: ['a', 'b'] })
    assert.deepEqual(await deliver(state, 30), ['resolved high a/web'])
    await record(state, { at: 40, findings: [A, B] })
    assert.deepEqual(await deliver(state, 40), ['reopened high a/web'])
    await record(state, { at: 15, findings: [A] })
    assert.deepEqual(await deliver(state, 50), [], 'a scan that comes late is no news')
  })

  const DAY = 24 * HOUR
  const wants: readonly { name: string; of: Partial<Subscription>; lines: readonly string[] }[] = [
    { name: 'everything', of: {}, lines: ['new critical b/web', 'new high a/web'] },
    { name: 'critical', of: { wants: { changes: ['new'], severity: 'critical' } }, lines: ['new critical b/web'] },
    { name: 'a rule', of: { wants: { changes: ['new'], severity: 'low', rules: ['a'] } }, lines: ['new high a/web'] },
    { name: 'only what is gone', of: { wants: { changes: ['resolved'], severity: 'low' } }, lines: [] },
    ...(['resources', 'targets', 'namespaces', 'clusters'] as const).map((field) => ({
      name: `other ${field}`,
      of: { wants: { changes: ['new'], severity: 'low', [field]: ['other'] } } as Partial<Subscription>,
      lines: [],
    })),
    {
      name: 'where it is',
      of: {
        wants: {
          changes: ['new'],
          severity: 'high',
          resources: ['Pod'],
          targets: ['shop'],
          namespaces: ['default'],
          clusters: ['-'],
        },
      },
      lines: ['new critical b/web', 'new high a/web'],
    },
    { name: 'nothing for now', of: { isActive: false }, lines: [] },
  ]
  for (const { name, of, lines } of wants)
    test(`${dialect}: who wants ${name} is told ${lines.length}`, async (t) => {
      const state = await told(t, subscription('s', of))
      await record(state, { at: 10, findings: [A, B] })
      assert.deepEqual(await deliver(state, 10), lines)
    })

  test(`${dialect}: of examples nobody is told, whatever becomes of them`, async (t) => {
    const state = await told(t, subscription('s'))
    await record(state, { at: 10, findings: [A], target: 'example' }, 'example')
    await record(state, { at: 20, findings: [B], rules: ['a', 'b'], target: 'example' })
    await record(state, { at: 30, findings: [A] })
    assert.deepEqual(await deliver(state, 30), ['new high a/web'])
  })

  test(`${dialect}: of what is accepted nobody is told, and when it is no more, everybody`, async (t) => {
    const state = await told(t, subscription('s'))
    await record(state, { at: 10, findings: [], excepted: [A] })
    await record(state, { at: 20, findings: [], rules: ['a'] })
    assert.deepEqual(await deliver(state, 20), [])
    await record(state, { at: 30, findings: [B] })
    await deliver(state, 30)
    const wish = { reason: 'r', owner: 'o', expires: '2030-01-01', by: 'a', at: 40, isApproved: true, id: () => 'e' }
    await state.exceptions.request(localScope(), { ...wish, fingerprints: [asFingerprint('1:shop/b/web')] })
    assert.deepEqual(await deliver(state, 40), [])
    assert.equal(await state.exceptions.expire('2030-01-02', 50), 1)
    assert.deepEqual(await deliver(state, 50), ['reopened critical b/web'])
  })

  test(`${dialect}: a digest waits for its hour, and is one message`, async (t) => {
    const state = await told(t, subscription('s', { cadence: 'hourly' }))
    for (let now = 0; now < HOUR; now += HOUR / 4) assert.deepEqual(await deliver(state, now), [])
    await record(state, { at: HOUR + 10, findings: [A] })
    assert.equal((await deliver(state, HOUR + 10)).length, 1, 'the first full hour has just passed')
    await record(state, { at: HOUR + 20, findings: [A, B] })
    await record(state, { at: HOUR + 30, findings: [B], rules: ['a', 'b'] })
    assert.deepEqual(await deliver(state, 2 * HOUR - 1), [])
    assert.deepEqual(await deliver(state, 2 * HOUR), ['new critical b/web', 'resolved high a/web'])
    assert.deepEqual(await deliver(state, 3 * HOUR), [])
  })

  test(`${dialect}: a daily digest comes at six in the morning`, async (t) => {
    const state = await told(t, subscription('s', { cadence: 'daily' }))
    await record(state, { at: 10, findings: [A] })
    assert.deepEqual(await deliver(state, 6 * HOUR - 1), [])
    assert.deepEqual(await deliver(state, 6 * HOUR), ['new high a/web'])
    await record(state, { at: 7 * HOUR, findings: [A, B] })
    assert.deepEqual(await deliver(state, DAY + 6 * HOUR - 1), [])
    assert.deepEqual(await deliver(state, DAY + 6 * HOUR), ['new critical b/web'])
  })

  test(`${dialect}: the limit holds back, loses nothing, and says how much`, async (t) => {
    const state = await told(t, subscription('s'))
    await state.receivers.change(TENANT, 'r', { perHour: 2 })
    for (let i = 1; i <= 5; i++) {
      await record(state, { at: i, findings: Array.from({ length: i }, (_, j) => ({ rule: 'a', name: `w${j}` })) })
      await deliver(state, i)
    }
    const sent = await state.outbox.list({ tenant: TENANT, receiver: 'r', limit: 10, after: undefined })
    assert.equal(sent.deliveries.length, 2)
    const [message] = await messages(state, HOUR + 2)
    assert.deepEqual([message?.changes, message?.held], [3, 3])
    assert.deepEqual(message && linesOf(message), ['new high a/w2', 'new high a/w3', 'new high a/w4'])
  })

  test(`${dialect}: a message is the same however often it is tried, and the next waits for it`, async (t) => {
    const state = await told(t, subscription('s'))
    await record(state, { at: 10, findings: [A] })
    const [first] = await messages(state, 10)
    assert.ok(first)
    await record(state, { at: 20, findings: [A, B] })
    assert.deepEqual(await messages(state, 20), [first])
    await state.outbox.settle(first, { state: 'waiting', dueAt: 100, error: 'refused' })
    assert.deepEqual(await messages(state, 99), [])
    const again = await messages(state, 100)
    assert.deepEqual(again, [{ ...first, attempts: 1 }])
    await state.outbox.settle(first, { state: 'failed', at: 100, error: 'refused again' })
    assert.deepEqual(await deliver(state, 101), ['new critical b/web'])
    const { deliveries, next } = await state.outbox.list({ tenant: TENANT, receiver: 'r', limit: 1, after: undefined })
    assert.deepEqual([deliveries[0]?.state, deliveries[0]?.attempts], ['delivered', 1])
    const rest = await state.outbox.list({ tenant: TENANT, receiver: 'r', limit: 1, after: next })
    const [failed] = rest.deliveries
    assert.deepEqual(
      [failed?.state, failed?.attempts, failed?.error, rest.next],
      ['failed', 2, 'refused again', undefined],
    )
  })

  test(`${dialect}: of very many the worst are named and all are counted`, async (t) => {
    const state = await told(t, subscription('s'))
    const low = Array.from({ length: 900 }, (_, i) => ({ rule: 'a', name: `w${i}`, severity: 'low' as const }))
    await record(state, { at: 10, findings: [...low, B] })
    const [message] = await messages(state, 10)
    assert.deepEqual([message?.changes, message?.notices.length, message?.notices[0]?.severity], [901, 50, 'critical'])
    assert.deepEqual(message?.counts, [
      { change: 'new', severity: 'critical', count: 1 },
      { change: 'new', severity: 'low', count: 900 },
    ])
  })

  test(`${dialect}: receivers and subscriptions are of their tenant, and go with what is theirs`, async (t) => {
    const state = await told(t, subscription('s'))
    const other = tenant('other')
    assert.deepEqual(await state.receivers.list(other), [])
    assert.equal(await state.receivers.find(other, 'r'), undefined)
    assert.equal(await state.receivers.change(other, 'r', { name: 'x' }), false)
    assert.equal(await state.receivers.changeSubscription(other, 's', { name: 'x' }), false)
    assert.equal(await state.receivers.remove(other, 'r'), false)
    assert.equal(await state.receivers.unsubscribe(other, 's'), false)
    await assert.rejects(state.receivers.subscribe(subscription('t', { tenant: other })), StateError)
    await assert.rejects(state.receivers.changeSubscription(TENANT, 's', { receiver: 'none' }), StateError)
    await record(state, { at: 10, findings: [A], tenant: 'other' })
    assert.deepEqual(await messages(state, 10), [])
    assert.deepEqual(await state.receivers.subscriptions(TENANT), [subscription('s')])
    await record(state, { at: 10, findings: [A] })
    assert.equal(await state.receivers.change(TENANT, 'r', { name: 'ops', isActive: false }), true)
    assert.deepEqual(await state.receivers.find(TENANT, 'r'), receiver('r', { name: 'ops', isActive: false }))
    assert.deepEqual(await messages(state, 10), [])
    await record(state, { at: 20, findings: [A, B] })
    await state.receivers.change(TENANT, 'r', { isActive: true })
    assert.deepEqual(await deliver(state, 20), ['new high a/web'], 'what came while it was paused is not told')
    assert.equal(await state.receivers.remove(TENANT, 'r'), true)
    assert.deepEqual(await state.receivers.subscriptions(TENANT), [])
  })

  test(`${dialect}: of a target that is forgotten nobody is told any more`, async (t) => {
    const state = await told(t, subscription('s'))
    await record(state, { at: 10, findings: [A] })
    await state.findings.forget(localScope(), 'shop')
    assert.deepEqual(await messages(state, 10), [])
  })
}

function linesOf({ notices }: Message): readonly string[] {
  return notices.map(({ change, severity, rule, name }) => `${change} ${severity} ${rule}/${name}`)
}

const HOUR = 3_600_000
