import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope, type RuleId, type Scope, tenant } from '@ringwall/model'
import type { FindingFilter, State } from './index.ts'
import { type SampleFinding, type SampleScan, sampleScan } from './sample.ts'

/** What every dialect must do with findings beyond keeping them: count, assign, tell over time, forget. */
export function historyContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const scope = localScope()
  const foreign: Scope = { ...scope, tenant: tenant('other') }
  const A = { rule: 'a', name: 'web' }
  const B = { rule: 'b', name: 'db', severity: 'critical' } as const
  const record = (
    { findings }: State,
    at: number,
    { found, ...more }: { readonly found: readonly SampleFinding[] } & Partial<SampleScan>,
  ) =>
    findings.record(
      `scan ${at} ${more.target}`,
      sampleScan({ at, findings: found, rules: ['a', 'b'], ...more }),
      'push',
    )
  const web = asFingerprint('1:shop/a/web')
  const facetsOf = async ({ findings }: State, where: FindingFilter) => {
    const { total, bySeverity, byRule, byState, isCapped } = await findings.facets({ scope, where })
    return { total, bySeverity, byRule, byState, isCapped }
  }

  test(`${dialect}: a facet counts under all filters but its own`, async (t) => {
    const state = await open(t)
    await record(state, 10, { found: [A, B, { ...B, name: 'api' }] })
    await record(state, 20, { found: [A, B] })
    assert.deepEqual(await facetsOf(state, { rules: ['b' as RuleId] }), {
      total: 2,
      bySeverity: { critical: 2 },
      byRule: { a: 1, b: 2 },
      byState: { open: 1, resolved: 1 },
      isCapped: false,
    })
    assert.deepEqual(await facetsOf(state, { states: ['open'], severities: ['critical'] }), {
      total: 1,
      bySeverity: { high: 1, critical: 1 },
      byRule: { b: 1 },
      byState: { open: 1, resolved: 1 },
      isCapped: false,
    })
    const nothing = { total: 0, bySeverity: {}, byRule: {}, byState: {}, isCapped: false }
    assert.deepEqual(await facetsOf(state, { text: 'no such text' }), nothing)
  })

  test(`${dialect}: counts by kind and counts of rows say the same`, async (t) => {
    const state = await open(t)
    await record(state, 10, { found: [A, B], excepted: [{ rule: 'a', name: 'old' }] })
    await record(state, 20, { found: [B] })
    // A text that all have makes it count rows.
    for (const where of [{}, { states: ['open'] }, { rules: ['a' as RuleId] }, { severities: [] }] as const)
      assert.deepEqual(await facetsOf(state, { ...where, text: 'fires' }), await facetsOf(state, where))
  })

  test(`${dialect}: who works on a finding is said, kept by the next scan, and taken back`, async (t) => {
    const state = await open(t)
    const { findings } = state
    await record(state, 10, { found: [A, B] })
    const owner = async () => (await findings.find(scope, web))?.owner
    assert.equal(await findings.assign(scope, [web, asFingerprint('1:shop/a/nothing')], 'ada'), 1)
    await record(state, 20, { found: [A, B] })
    assert.equal(await owner(), 'ada')
    assert.equal((await facetsOf(state, { owners: ['ada'] })).total, 1)
    assert.equal((await facetsOf(state, { owners: [''] })).total, 1)
    assert.equal(await findings.assign(foreign, [web], 'eve'), 0)
    assert.equal(await owner(), 'ada')
    assert.equal(await findings.assign(scope, [web], ''), 1)
    assert.equal(await owner(), '')
    assert.equal(await findings.assign(scope, [], 'ada'), 0)
  })

  test(`${dialect}: what came and went since a time, that time with it`, async (t) => {
    const state = await open(t)
    await record(state, 10, { found: [A] })
    await record(state, 20, { found: [A, B] })
    await record(state, 30, { found: [B] })
    const since = (at: number, of = scope) => state.findings.changes(of, at)
    assert.deepEqual(await since(10), { opened: { high: 1, critical: 1 }, resolved: { high: 1 } })
    assert.deepEqual(await since(20), { opened: { critical: 1 }, resolved: { high: 1 } })
    assert.deepEqual(await since(30), { opened: {}, resolved: { high: 1 } })
    assert.deepEqual(await since(31), { opened: {}, resolved: {} })
    await record(state, 40, { found: [A, B] })
    assert.deepEqual((await since(10)).resolved, {}, 'what is open again did not go')
    assert.deepEqual(await since(0, foreign), { opened: {}, resolved: {} })
  })

  test(`${dialect}: the trend begins with what was before, is thinned, and ends with the newest`, async (t) => {
    const state = await open(t)
    const trend = async (since: number, points: number, of = scope) =>
      (await state.findings.trend(of, since, points)).map(({ at, bySeverity }) => [at, bySeverity['high'] ?? 0])
    assert.deepEqual(await trend(0, 10), [])
    for (let i = 1; i <= 9; i++)
      await record(state, i * 10, { found: Array.from({ length: i }, (_, n) => ({ rule: 'a', name: `w-${n}` })) })
    assert.deepEqual(await trend(70, 10), [
      [60, 6],
      [70, 7],
      [80, 8],
      [90, 9],
    ])
    assert.deepEqual(await trend(0, 3), [
      [10, 1],
      [50, 5],
      [90, 9],
    ])
    for (const points of [2, 4, 5, 8, 9]) assert.ok((await trend(0, points)).length <= points, `${points} points`)
    assert.deepEqual(await trend(1000, 10), [[90, 9]])
    assert.deepEqual(await trend(0, 10, foreign), [])
  })

  test(`${dialect}: a target that is forgotten is gone, and nothing else is`, async (t) => {
    const state = await open(t)
    await record(state, 10, { found: [A, B] })
    await record(state, 10, { found: [A], target: 'bank' })
    await record(state, 10, { found: [A], tenant: 'other' })
    await state.exceptions.request(scope, {
      fingerprints: [web],
      reason: 'r',
      owner: 'ada',
      expires: '2027-01-31',
      by: 'ada',
      at: 50,
      isApproved: true,
      id: () => 'one',
    })
    assert.equal(await state.findings.forget(scope, 'no such'), 0)
    assert.equal(await state.findings.forget(scope, 'shop'), 2)
    assert.equal(await state.findings.forget(scope, 'shop'), 0)
    assert.deepEqual((await state.findings.facets({ scope, where: {} })).byTarget, { bank: 1 })
    assert.equal(await state.findings.find(scope, web), undefined)
    assert.equal(await state.exceptions.find(scope, 'one'), undefined)
    const page = { scope, where: {}, limit: 9, after: undefined }
    assert.deepEqual(
      (await state.assets.list(page)).assets.map(({ target }) => target),
      ['bank'],
    )
    assert.deepEqual(
      (await state.scans.list(page)).scans.map(({ targets }) => targets),
      [['bank']],
    )
    assert.equal((await state.findings.trend(scope, 0, 9)).at(-1)?.bySeverity['high'], 1)
    assert.equal((await state.findings.find(foreign, web))?.state, 'open', 'of another tenant')
    assert.equal((await record(state, 20, { found: [A] })).opened, 1, 'it comes anew when it is scanned again')
  })
}
