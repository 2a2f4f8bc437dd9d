import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { zipOf } from '@ringwall/formats/lib/zip'
import { type KeptFeed, openAdvisories } from '@ringwall/store/advisories'
import { ageOf, feedsAt, feedsIn, updateAdvisories, type WantedFeed } from './index.ts'

const record = (id: string, ecosystem: string, name: string) =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem, name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2' }] }],
      },
    ],
  })
const npm = zipOf({ 'A-1.json': record('A-1', 'npm', 'a'), 'broken.json': '{', 'readme.txt': '' })
const rocky = zipOf({ 'R-1.json': record('R-1', 'Rocky Linux:9', 'b') })
const answers = new Map<string, { readonly tag: string; readonly bytes: Uint8Array }>([
  ['/osv/npm/all.zip', { tag: '"1"', bytes: npm }],
  ['/osv/Rocky%20Linux/all.zip', { tag: '"2"', bytes: rocky }],
  ['/epss.csv.gz', { tag: '"3"', bytes: gzipSync('cve,epss,percentile\nCVE-2024-0001,0.5,0.9\n') }],
  [
    '/kev.json',
    {
      tag: '"4"',
      bytes: new TextEncoder().encode('{"vulnerabilities":[{"cveID":"CVE-2024-0001","dateAdded":"2024-02-03"}]}'),
    },
  ],
])
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const answer = answers.get(request.url ?? '')
  if (answer === undefined) response.writeHead(404).end()
  else if (request.headers['if-none-match'] === answer.tag) response.writeHead(304).end()
  else response.setHeader('etag', answer.tag).end(answer.bytes)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const folder = mkdtempSync(join(tmpdir(), 'advisories-'))
after(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const attacks: readonly WantedFeed[] = [
  { name: 'EPSS', kind: 'epss', location: `${origin}/epss.csv.gz` },
  { name: 'KEV', kind: 'kev', location: `${origin}/kev.json` },
]
const take = (name: string, feeds: readonly WantedFeed[], now = 1000) =>
  updateAdvisories(
    { path: join(folder, name), feeds, now: () => now, onProgress: () => undefined },
    new AbortController().signal,
  )
const kinds = async (outcomes: ReturnType<typeof take>) =>
  (await outcomes).map(({ feed, kind }) => `${feed.name} ${kind}`)

test('a server laid out as the public export is', async () => {
  const feeds = [...feedsAt(`${origin}/osv/`, ['npm', 'Rocky Linux', 'Go']), ...attacks]
  const first = await take('server.db', feeds)
  assert.deepEqual(
    first.map((outcome) => [outcome.feed.name, outcome.kind, 'kept' in outcome && outcome.kept.records]),
    [
      ['npm', 'updated', 1],
      ['Rocky Linux', 'updated', 1],
      ['Go', 'failed', false],
      ['EPSS', 'updated', 1],
      ['KEV', 'updated', 1],
    ],
  )
  assert.ok(asked.includes('/osv/Rocky%20Linux/all.zip'))
  const second = ['npm unchanged', 'Rocky Linux unchanged', 'Go failed', 'EPSS unchanged', 'KEV unchanged']
  assert.deepEqual(await kinds(take('server.db', feeds, 2000)), second)
  const store = openAdvisories(join(folder, 'server.db'))
  assert.ok(store !== undefined)
  assert.deepEqual(
    store.feeds.map(({ name, checkedAt, leftOut }) => [name, checkedAt, leftOut]),
    [
      ['EPSS', 2000, 0],
      ['KEV', 2000, 0],
      ['Rocky Linux', 2000, 0],
      ['npm', 2000, 1],
    ],
  )
  assert.deepEqual(['npm', 'Rocky Linux:9', 'Go'].map(store.covers), [true, true, false])
  assert.equal(store.exploitationOf('CVE-2024-0001')?.exploitedSince, '2024-02-03')
  store.close()
})

test('what is broken takes the place of nothing', async () => {
  const file = join(folder, 'export/npm/all.zip')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, npm)
  const feeds = feedsIn(join(folder, 'export'), undefined)
  assert.deepEqual(await kinds(take('broken.db', feeds)), ['npm updated'])
  for (const bytes of ['<html>', zipOf({ 'a.txt': '' }), zipOf({ 'a.json': '{' })]) {
    writeFileSync(file, bytes)
    assert.deepEqual(await kinds(take('broken.db', feeds)), ['npm failed'])
  }
  const store = openAdvisories(join(folder, 'broken.db'))
  assert.equal(store?.advisoriesOf({ ecosystem: 'npm', name: 'a' }).length, 1)
  store?.close()
})

test('feeds in files', () => {
  const root = join(folder, 'files')
  for (const path of ['Go/all.zip', 'npm/all.zip', 'bare.zip', 'other/x.txt']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
  const names = (path: string, ecosystem?: string) => feedsIn(join(root, path), ecosystem).map(({ name }) => name)
  assert.deepEqual(names(''), ['Go', 'npm'])
  assert.deepEqual(names('', 'npm'), ['npm'])
  assert.deepEqual(names('Go'), ['Go'])
  assert.deepEqual(names('npm/all.zip'), ['npm'])
  assert.deepEqual(names('bare.zip', 'PyPI'), ['PyPI'])
  for (const path of ['bare.zip', 'other', 'gone']) assert.throws(() => names(path), { name: 'UsageError' })
})

const kept = (location: string, asOf: number, checkedAt: number): KeptFeed => ({
  ...{ name: 'npm', kind: 'advisories', tag: '', records: 1, leftOut: 0 },
  ...{ location, asOf, checkedAt },
})
const DAY = 86_400_000
const ages: readonly {
  readonly name: string
  readonly feeds: readonly KeptFeed[]
  readonly days: number
  readonly isStale: boolean
}[] = [
  { name: 'none', feeds: [], days: 0, isStale: true },
  { name: 'a server that was asked lately', feeds: [kept('https://x', 0, 99 * DAY)], days: 1, isStale: false },
  { name: 'a file that is old', feeds: [kept('file', 90 * DAY, 99 * DAY)], days: 10, isStale: true },
  {
    name: 'the oldest of several',
    feeds: [kept('https://x', 0, 99 * DAY), kept('https://y', 0, 95 * DAY)],
    days: 5,
    isStale: false,
  },
  { name: 'scores alone', feeds: [{ ...kept('https://x', 0, 99 * DAY), kind: 'epss' }], days: 0, isStale: true },
]
for (const { name, feeds, days, isStale } of ages)
  test(`the age of ${name}`, () => {
    const age = ageOf(feeds, 100 * DAY)
    assert.deepEqual([age.days, age.isStale], [days, isStale])
  })
