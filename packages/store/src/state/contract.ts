import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope, type RuleId, tenant } from '@ringwall/model'
import { type FindingQuery, type State, StateError } from './index.ts'
import { type SampleScan, sampleScan } from './sample.ts'

/** What every dialect of the state store must do; `open` gives an empty one. */
export function contract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const OPEN: FindingQuery = {
    scope: localScope(),
    where: { states: ['open'] },
    order: 'severity',
    limit: 100,
    after: undefined,
  }
  const names = async ({ findings }: State, query: Partial<FindingQuery> = {}): Promise<readonly string[]> => {
    const page = await findings.list({ ...OPEN, ...query })
    return page.findings.map(({ fingerprint }) => fingerprint.slice('1:shop/'.length))
  }
  const record = ({ findings }: State, sample: SampleScan, id = `scan ${sample.at}`) =>
    findings.record(id, sampleScan(sample), 'push')
  const A = { rule: 'a', name: 'web' }
  const B = { rule: 'b', name: 'web', severity: 'critical' } as const

  test(`${dialect}: findings are kept once, with their history`, async (t) => {
    const state = await open(t)
    assert.deepEqual(await record(state, { at: 10, findings: [A, B] }), {
      opened: 2,
      reopened: 0,
      unchanged: 0,
      resolved: 0,
    })
    assert.deepEqual(await record(state, { at: 20, findings: [A, B] }), {
      opened: 0,
      reopened: 0,
      unchanged: 2,
      resolved: 0,
    })
    assert.deepEqual(await names(state), ['b/web', 'a/web'])
    const kept = await state.findings.find(localScope(), asFingerprint('1:shop/a/web'))
    assert.deepEqual(kept && [kept.state, kept.firstSeen, kept.lastSeen, kept.count, kept.severity, kept.target], [
      'open',
      10,
      20,
      2,
      'high',
      'shop',
    ])
  })

  test(`${dialect}: the same scan sent again changes nothing`, async (t) => {
    const state = await open(t)
    const first = await record(state, { at: 10, findings: [A] })
    assert.deepEqual(await record(state, { at: 10, findings: [A] }), first)
    assert.equal((await state.findings.find(localScope(), asFingerprint('1:shop/a/web')))?.count, 1)
  })

  test(`${dialect}: what is found no more is resolved, and reopens`, async (t) => {
    const state = await open(t)
    await record(state, { at: 10, findings: [A, B] })
    const second = await record(state, { at: 20, findings: [B], rules: ['a', 'b'] })
    assert.deepEqual(second, { opened: 0, reopened: 0, unchanged: 1, resolved: 1 })
    assert.deepEqual(await names(state), ['b/web'])
    const resolved = await state.findings.find(localScope(), asFingerprint('1:shop/a/web'))
    assert.deepEqual([resolved?.state, resolved?.resolvedAt, resolved?.lastSeen], ['resolved', 20, 10])
    assert.deepEqual((await record(state, { at: 30, findings: [A, B] })).reopened, 1)
    assert.deepEqual(await names(state), ['b/web', 'a/web'])
  })

  const GAP = { code: 'syntax', message: 'is broken', at: { file: 'charts' } } as const
  const silent: readonly { name: string; scan: Omit<SampleScan, 'at' | 'findings'> }[] = [
    { name: 'the rule did not run', scan: { rules: ['b'] } },
    { name: 'the rule could not judge everything', scan: { rules: ['a'], unsure: ['a'] } },
    { name: 'its file was not read', scan: { rules: ['a'], gaps: [GAP] } },
    { name: 'another target was scanned', scan: { rules: ['a'], target: 'bank' } },
    { name: 'another tenant was scanned', scan: { rules: ['a'], tenant: 'other' } },
  ]
  for (const { name, scan } of silent)
    test(`${dialect}: a finding stays open where ${name}`, async (t) => {
      const state = await open(t)
      await record(state, { at: 10, findings: [{ ...A, file: 'charts/web.yaml' }] })
      assert.equal((await record(state, { at: 20, findings: [], ...scan })).resolved, 0)
      assert.deepEqual(await names(state), ['a/web'])
    })

  test(`${dialect}: a scan that comes late adds history and changes nothing else`, async (t) => {
    const state = await open(t)
    await record(state, { at: 20, findings: [A] })
    await record(state, { at: 30, findings: [], rules: ['a'] })
    await record(state, { at: 10, findings: [A, B] })
    const kept = await state.findings.find(localScope(), asFingerprint('1:shop/a/web'))
    assert.deepEqual(kept && [kept.state, kept.firstSeen, kept.lastSeen, kept.count], ['resolved', 10, 20, 2])
  })

  test(`${dialect}: what is excepted is kept apart`, async (t) => {
    const state = await open(t)
    await record(state, { at: 10, findings: [B], excepted: [A] })
    assert.deepEqual(await names(state), ['b/web'])
    assert.deepEqual(await names(state, { where: { states: ['excepted'] } }), ['a/web'])
    await record(state, { at: 20, findings: [A, B] })
    assert.deepEqual(await names(state), ['b/web', 'a/web'])
  })

  test(`${dialect}: pages hold everything once, in order, while findings come and go`, async (t) => {
    const state = await open(t)
    const severities = ['low', 'critical', 'medium'] as const
    const all = Array.from({ length: 95 }, (_, i) => ({
      rule: 'a',
      name: `w-${String(i).padStart(3, '0')}`,
      severity: severities[i % 3] ?? 'low',
    }))
    await record(state, { at: 10, findings: all })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await state.findings.list({ ...OPEN, limit: 10, after })
      seen.push(...page.findings.map(({ severity, fingerprint }) => `${severity} ${fingerprint}`))
      after = page.next
      if (seen.length === 20)
        await record(state, { at: 5, findings: [{ rule: 'z', name: 'late', severity: 'critical' }] })
    } while (after !== undefined)
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(seen.length >= 95 && seen.length <= 96, `${seen.length}`)
    const worst = seen.map((text) => ['critical', 'medium', 'low'].indexOf(text.split(' ')[0] ?? ''))
    assert.deepEqual(
      worst,
      worst.toSorted((a, b) => a - b),
    )
  })

  test(`${dialect}: filters and facets`, async (t) => {
    const state = await open(t)
    await record(state, { at: 10, findings: [A, B, { rule: 'a', name: 'db', severity: 'low' }] })
    assert.deepEqual(await names(state, { where: { severities: ['low', 'high'] } }), ['a/web', 'a/db'])
    assert.deepEqual(await names(state, { where: { rules: ['b' as RuleId] } }), ['b/web'])
    assert.deepEqual(await names(state, { where: { targets: ['bank'] } }), [])
    assert.deepEqual(await names(state, { where: { states: [] } }), [])
    assert.deepEqual(await state.findings.facets({ scope: localScope(), where: {} }), {
      total: 3,
      isCapped: false,
      bySeverity: { low: 1, high: 1, critical: 1 },
      byState: { open: 3 },
      byRule: { a: 2, b: 1 },
      byTarget: { shop: 3 },
      byNamespace: { default: 3 },
      byResource: { Pod: 3 },
    })
  })

  test(`${dialect}: another tenant sees nothing`, async (t) => {
    const state = await open(t)
    await record(state, { at: 10, findings: [A] })
    const scope = { ...localScope(), tenant: tenant('other') }
    assert.deepEqual(await names(state, { scope }), [])
    assert.equal(await state.findings.find(scope, asFingerprint('1:shop/a/web')), undefined)
    assert.deepEqual((await state.findings.facets({ scope, where: {} })).byState, {})
  })

  for (const { name, query } of [
    { name: 'an empty page', query: { limit: 0 } },
    { name: 'a page too long', query: { limit: 501 } },
    { name: 'a place that no page gave', query: { after: 'x' } },
    { name: 'a place of another shape', query: { after: Buffer.from('[1,"2",3]').toString('base64url') } },
  ])
    test(`${dialect}: ${name} is refused`, async (t) => {
      const state = await open(t)
      await assert.rejects(state.findings.list({ ...OPEN, ...query }), StateError)
    })

  test(`${dialect}: a text is found in titles and names, page by page, in the order of the list`, async (t) => {
    const state = await open(t)
    const many = Array.from({ length: 12 }, (_, i) => ({
      rule: i % 3 === 0 ? 'web-port' : 'a',
      name: i % 2 === 0 ? `web-${i}` : `db-${i}`,
      severity: (['low', 'high', 'critical'] as const)[i % 3] ?? 'low',
    }))
    await record(state, { at: 10, findings: many })
    await record(state, { at: 20, findings: many.slice(0, 4), rules: [] })
    for (const [text, isWanted] of [
      ['WEB', ({ rule, name }) => rule === 'web-port' || name.startsWith('web')],
      ['web-port', ({ rule }) => rule === 'web-port'],
      ['db-1', ({ name }) => name.startsWith('db-1')],
      ['%', () => false],
      ['nobody', () => false],
    ] as const satisfies readonly (readonly [string, (each: { rule: string; name: string }) => boolean])[])
      for (const order of ['severity', 'last_seen'] as const) {
        const whole = await state.findings.list({ ...OPEN, order })
        const wanted = whole.findings
          .filter(({ rule, name }) => isWanted({ rule, name }))
          .map((each) => each.fingerprint)
        const found: string[] = []
        let after: string | undefined
        do {
          const page = await state.findings.list({ ...OPEN, order, limit: 2, after, where: { ...OPEN.where, text } })
          found.push(...page.findings.map((each) => each.fingerprint))
          after = page.next
        } while (after !== undefined)
        assert.deepEqual(found, wanted, `${text} by ${order}`)
        const { total } = await state.findings.facets({ scope: localScope(), where: { ...OPEN.where, text } })
        assert.equal(total, wanted.length, text)
      }
  })

  test(`${dialect}: texts of any kind are kept as they are`, async (t) => {
    const state = await open(t)
    const name = `'"; drop table findings; -- \u202e 你好 ${'x'.repeat(3000)}`
    await record(state, { at: 10, findings: [{ rule: 'a', name }] })
    assert.deepEqual(await names(state), [`a/${name}`])
  })
}
