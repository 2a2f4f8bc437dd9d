import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLES, type SampleServer, sampleFolder, sampleReport, sampleServer } from '../serve-sample.ts'
import { csvCell } from './csv.ts'
import { SETTINGS } from './settings.sample.ts'

const REPORT = sampleReport(`${EXAMPLES}/shop/payments-legacy`, 'legacy')

async function push(server: SampleServer, token: string, report: unknown = REPORT) {
  return await server.ask('/api/v1/scans', { method: 'POST', token, body: report })
}

test('a report of the command line is kept, once, and shown', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('analyst')
  const pushed = await push(server, token)
  assert.equal(pushed.status, 201, pushed.text)
  const { findings: found } = JSON.parse(REPORT) as { readonly findings: readonly unknown[] }
  assert.equal(pushed.body.outcome.opened, found.length)
  assert.deepEqual((await push(server, token)).body, pushed.body)

  const list = await server.ask('/api/v1/findings?limit=500', { token })
  assert.equal(list.body.findings.length, found.length)
  assert.equal(list.body.findings[0].severity, 'high')
  const facets = await server.ask('/api/v1/findings/facets', { token })
  assert.equal(facets.body.total, found.length)
  assert.deepEqual(facets.body.byTarget, { legacy: found.length })

  const [first] = list.body.findings
  const detail = await server.ask(`/api/v1/findings/${first.fingerprint}`, { token })
  assert.equal(detail.body.ruleId, first.rule)
  assert.equal(detail.body.rule.title, first.title)
  assert.ok(detail.body.exemplars[0].line >= 1)

  const assets = await server.ask('/api/v1/assets', { token })
  const asset = await server.ask(`/api/v1/assets/${encodeURIComponent(assets.body.assets[0].key)}`, { token })
  assert.equal(asset.body.open, asset.body.findings.length)
  assert.equal(asset.body.worst, 'high')

  const scan = await server.ask(`/api/v1/scans/${pushed.body.id}`, { token })
  assert.deepEqual(scan.body.targets, ['legacy'])
  assert.equal(scan.body.isComplete, scan.body.gapCount === 0)
  const rules = await server.ask('/api/v1/rules?lang=zh-Hans', { token })
  assert.ok(rules.body.rules.length > 200)
  assert.match(
    rules.body.rules.find((rule: { readonly id: string }) => rule.id === first.rule).title,
    /\p{Script=Han}/u,
  )
})

test('pages hold every finding once', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('analyst')
  await push(server, token)
  const seen: string[] = []
  let after: string | undefined
  do {
    const query: string = after === undefined ? '' : `&after=${encodeURIComponent(after)}`
    const { body } = await server.ask(`/api/v1/findings?limit=7${query}`, { token })
    for (const { fingerprint } of body.findings) seen.push(fingerprint)
    after = body.next
  } while (after !== undefined)
  const { body } = await server.ask('/api/v1/findings/facets', { token })
  assert.equal(seen.length, body.total)
  assert.equal(new Set(seen).size, seen.length)
})

const filters = [
  { query: 'severity=critical&severity=high', keeps: ({ severity }: Row) => /critical|high/.test(severity) },
  { query: 'fixable=true', keeps: ({ isFixable }: Row) => isFixable },
  { query: 'q=PRIVILEG', keeps: ({ title, name }: Row) => /privileg/i.test(`${title} ${name}`) },
  { query: 'q=100%25_no', keeps: () => false },
  { query: 'namespace=nowhere', keeps: () => false },
  { query: 'state=resolved', keeps: () => false },
]
interface Row {
  readonly severity: string
  readonly isFixable: boolean
  readonly title: string
  readonly name: string
}
test('filters keep what they say, and facets count the same', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('viewer')
  await push(server, await server.tokenOf('analyst'))
  const all = (await server.ask('/api/v1/findings?limit=500', { token })).body.findings as readonly Row[]
  for (const { query, keeps } of filters) {
    const { findings } = (await server.ask(`/api/v1/findings?limit=500&${query}`, { token })).body
    assert.deepEqual(findings, all.filter(keeps), query)
    const { total } = (await server.ask(`/api/v1/findings/facets?${query}`, { token })).body
    assert.equal(total, findings.length, query)
  }
})

const refused = [
  { name: 'another reporter', change: { tool: { name: 'trivy', version: '1' } }, field: '' },
  { name: 'another version of the report', change: { reportVersion: 99 }, field: 'reportVersion' },
  { name: 'no targets', change: { targets: [] }, field: 'targets' },
  { name: 'a time that is none', change: { startedAt: 'yesterday' }, field: 'startedAt' },
  { name: 'findings of another target', change: { targets: ['other'] }, field: 'findings[0].resources[0].uid' },
]
test('a report that is none is refused by its field, and nothing of it kept', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('analyst')
  for (const { name, change, field } of refused) {
    const { status, body } = await push(server, token, { ...JSON.parse(REPORT), ...change })
    assert.deepEqual([status, body.field], [400, field], name)
  }
  assert.equal((await push(server, token, '{"tool"')).status, 400)
  assert.equal((await server.ask('/api/v1/findings/facets?state=all', { token })).body.total, 0)
})

test('a member that no schema knows is named', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('analyst')
  const body = { fingerprints: ['1:a'], owner: 'me', ownr: 'you' }
  const answer = await server.ask('/api/v1/findings/assign', { method: 'POST', token, body })
  assert.deepEqual([answer.status, answer.body.field], [400, 'body/ownr'])
  assert.match(answer.body.detail, /"ownr"/)
})

test('a report speaks of the tenant of who sends it, whatever it says', async (t) => {
  const server = await sampleServer(t)
  const [ours, theirs] = [await server.tokenOf('admin'), await server.tokenOf('admin', 'other')]
  const { body } = await push(server, theirs)
  assert.equal((await server.ask('/api/v1/findings/facets', { token: ours })).body.total, 0)
  const [{ fingerprint, asset }] = (await server.ask('/api/v1/findings', { token: theirs })).body.findings
  for (const path of [
    `/api/v1/findings/${fingerprint}`,
    `/api/v1/assets/${encodeURIComponent(asset)}`,
    `/api/v1/scans/${body.id}`,
  ])
    assert.deepEqual(
      [(await server.ask(path, { token: ours })).status, (await server.ask(path, { token: theirs })).status],
      [404, 200],
      path,
    )
  const assigned = { fingerprints: [fingerprint], owner: 'me' }
  const tried = await server.ask('/api/v1/findings/assign', { method: 'POST', token: ours, body: assigned })
  assert.equal(tried.body.changed, 0)
})

test('an accepted risk needs another person where policy asks for it', async (t) => {
  const server = await sampleServer(t, {
    settings: { ...SETTINGS, needsSecondPerson: true },
  })
  const [asks, approves] = [await server.tokenOf('approver'), await server.tokenOf('approver')]
  await push(server, asks)
  const [{ fingerprint }] = (await server.ask('/api/v1/findings', { token: asks })).body.findings
  const wish = { fingerprints: [fingerprint], reason: 'Moves next month.', owner: 'payments', expires: soon() }
  const asked = await server.ask('/api/v1/exceptions', { method: 'POST', token: asks, body: wish })
  const [{ id, state }] = asked.body.exceptions
  assert.equal(state, 'requested')
  const decide = async (token: string, to: string) =>
    await server.ask(`/api/v1/exceptions/${id}/decision`, { method: 'POST', token, body: { to } })
  const stateOf = async () => (await server.ask(`/api/v1/findings/${fingerprint}`, { token: asks })).body.state
  assert.equal((await decide(asks, 'approved')).status, 403)
  assert.equal(await stateOf(), 'open')
  assert.equal((await decide(approves, 'approved')).body.state, 'approved')
  assert.equal(await stateOf(), 'excepted')
  assert.equal((await decide(approves, 'approved')).status, 409)
  // What is accepted stays so when it is found again.
  const later = { ...JSON.parse(REPORT), startedAt: '2040-01-01T00:00:00Z', finishedAt: '2040-01-01T00:00:01Z' }
  assert.equal((await push(server, asks, later)).status, 201)
  assert.equal(await stateOf(), 'excepted')
  assert.equal((await decide(approves, 'revoked')).body.state, 'revoked')
  assert.equal(await stateOf(), 'open')
})

for (const expires of ['2020-01-01', '2026-02-30', '2099-01-01', 'soon'])
  test(`an exception until ${expires} is refused`, async (t) => {
    const server = await sampleServer(t)
    const token = await server.tokenOf('analyst')
    const body = { fingerprints: ['1:x'], reason: 'r', owner: 'o', expires }
    const { status } = await server.ask('/api/v1/exceptions', { method: 'POST', token, body })
    assert.equal(status, 400)
  })

test('what begins like a formula is text in CSV', async (t) => {
  const cases = [
    ['=1+1', `"'=1+1"`],
    [' @x', `"' @x"`],
    ['-2', `"'-2"`],
    ['a"b', '"a""b"'],
    ['a\u202eb\n', '"a b "'],
    ['plain', '"plain"'],
  ] as const
  for (const [value, want] of cases) assert.equal(csvCell(value), want)
  const server = await sampleServer(t)
  const token = await server.tokenOf('analyst')
  await push(server, token, REPORT.replaceAll('"title":"', '"title":"=cmd '))
  const { text, headers } = await server.ask('/api/v1/findings.csv', { token })
  assert.match(headers.get('content-type') ?? '', /^text\/csv/)
  assert.doesNotMatch(text, /(?:^|,)"?=/m)
})

test('a target can be scanned by the server, cancelled, and forgotten', async (t) => {
  const folder = sampleFolder(t)
  const targets = [{ id: 'shop', path: `${EXAMPLES}/shop`, isExample: true }]
  const server = await sampleServer(t, {
    directory: folder,
    wantsExample: true,
    settings: { ...SETTINGS, targets },
  })
  const token = await server.tokenOf('admin')
  const unknown = await server.ask('/api/v1/jobs', { method: 'POST', token, body: { target: '/etc' } })
  assert.deepEqual([unknown.status, unknown.body.field], [400, 'target'])
  await server.jobs.idle()
  const [example] = (await server.ask('/api/v1/jobs', { token })).body.jobs
  assert.equal(example.state, 'done', example.error)
  const scan = await server.ask(`/api/v1/scans/${example.scan}`, { token })
  assert.equal(scan.body.source, 'example')
  const [shown] = (await server.ask('/api/v1/targets', { token })).body.targets
  assert.deepEqual([shown.id, shown.isExample, shown.lastScan.id], ['shop', true, example.scan])

  const started = await server.ask('/api/v1/jobs', { method: 'POST', token, body: { target: 'shop' } })
  const stopped = await server.ask(`/api/v1/jobs/${started.body.id}`, { method: 'DELETE', token })
  assert.equal(stopped.body.state, 'cancelled')
  await server.jobs.idle()
  const again = await server.ask(`/api/v1/jobs/${started.body.id}`, { method: 'DELETE', token })
  assert.equal(again.status, 409)

  const situation = (await server.ask('/api/v1/situation', { token })).body
  assert.ok(situation.bySeverity.critical > 0)
  assert.deepEqual(
    situation.sectors
      .filter((each: { readonly isConnected: boolean }) => each.isConnected)
      .map((s: { id: string }) => s.id),
    ['manifests'],
  )
  assert.ok(situation.doFirst.length > 0 && situation.trend.length > 0)
  assert.deepEqual([situation.targetCount, situation.oldest.targets], [1, ['shop']])
  const frameworks = (await server.ask('/api/v1/compliance', { token })).body.frameworks
  assert.ok(frameworks.length >= 5)
  const pss = (await server.ask('/api/v1/compliance/pss', { token })).body
  assert.ok(pss.score.counts.failed > 0)

  const forgotten = await server.ask('/api/v1/targets/shop', { method: 'DELETE', token })
  assert.ok(forgotten.body.removed > 0)
  assert.equal((await server.ask('/api/v1/findings/facets?state=all', { token })).body.total, 0)
  assert.deepEqual((await server.ask('/api/v1/situation', { token })).body.bySeverity, {})
  await server.close()
  const next = await sampleServer(t, { directory: folder, wantsExample: true })
  assert.equal(
    (await next.state.jobs.list({ ...PAGE, scope: SCOPE })).jobs.filter((job) => job.state === 'queued').length,
    0,
  )
})

const SCOPE = { tenant: 'default', cluster: '-' } as never
const PAGE = { limit: 50, after: undefined }

function soon(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
}
