import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Advisory } from '@ringwall/model'
import { type AdvisoryStore, type Feed, openAdvisories, openUpdate } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'advisories-'))
after(() => rmSync(folder, { recursive: true }))
let made = 0
const fresh = () => join(folder, `${made++}.db`)

const advisory = (id: string, more: Partial<Advisory> = {}): Advisory => ({
  id,
  modified: 1,
  withdrawn: undefined,
  summary: `about ${id}`,
  aliases: [],
  upstream: [],
  ratings: [],
  references: [],
  affected: [affected('npm', 'a')],
  ...more,
})
const affected = (ecosystem: string, name: string) => ({
  ecosystem,
  name,
  ranges: [[{ kind: 'introduced', version: '0' } as const, { kind: 'fixed', version: '1' } as const]],
  versions: ['0.1'],
  ratings: [],
})
const feed = (name: string, more: Partial<Feed> = {}): Feed => ({
  name,
  kind: 'advisories',
  location: `https://example.com/${name}`,
  tag: '"1"',
  asOf: 10,
  checkedAt: 20,
  ...more,
})
const none = () => 0

function put(path: string, name: string, advisories: readonly Advisory[]): void {
  const update = openUpdate(path)
  update.putAdvisories(feed(name), advisories, none)
  update.commit()
}

function within<T>(path: string, work: (store: AdvisoryStore) => T): T {
  const store = openAdvisories(path)
  assert.ok(store !== undefined)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

const idsOf = (path: string, ecosystem: string, name: string) =>
  within(path, (store) => store.advisoriesOf({ ecosystem, name }).map(({ id }) => id))

test('there is none', () => assert.equal(openAdvisories(join(folder, 'none.db')), undefined))

test('what is put in is found by the name of the package, however it is spelled', () => {
  const path = fresh()
  const told = advisory('GHSA-1', {
    aliases: ['CVE-1'],
    ratings: [{ kind: 'word', by: 'GHSA', word: 'HIGH' }],
    affected: [affected('PyPI', 'Zope.Interface'), affected('npm', 'Zope.Interface')],
  })
  put(path, 'PyPI', [told])
  within(path, (store) => {
    const { affected: _, withdrawn: __, ...rest } = told
    const { ranges, versions, ratings } = affected('', '')
    assert.deepEqual(store.advisoriesOf({ ecosystem: 'PyPI', name: 'zope-interface' }), [
      { ...rest, affected: [{ ranges, versions, ratings }] },
    ])
    assert.deepEqual(store.advisoriesOf({ ecosystem: 'npm', name: 'zope.interface' }), [])
    assert.deepEqual(['PyPI', 'npm'].map(store.covers), [true, false])
    assert.deepEqual(store.feeds, [{ ...feed('PyPI'), records: 1, leftOut: 0 }])
  })
})

test('a release is covered where the feed of its distribution tells of it', () => {
  const path = fresh()
  put(path, 'Debian', [advisory('DSA-1', { affected: [affected('Debian:12', 'a'), affected('Alpine:v3.20', 'a')] })])
  within(path, (store) =>
    assert.deepEqual(['Debian:12', 'Debian:11', 'Debian', 'Alpine:v3.20'].map(store.covers), [
      true,
      false,
      false,
      false,
    ]),
  )
})

test('what was taken back, affects nothing or mends nothing is left out', () => {
  const path = fresh()
  const update = openUpdate(path)
  const advisories = [
    advisory('A-1', { withdrawn: 1 }),
    advisory('A-2', { affected: [] }),
    advisory('ALBA-2020:1'),
    advisory('ALBA-2020:2', { upstream: ['CVE-1'] }),
    advisory('ALSA-2020:3'),
  ]
  const kept = update.putAdvisories(feed('npm'), advisories, () => 7)
  update.commit()
  assert.deepEqual([kept.records, kept.leftOut], [2, 10])
  assert.deepEqual(idsOf(path, 'npm', 'a'), ['ALBA-2020:2', 'ALSA-2020:3'])
})

test('of an advisory in several feeds the newest counts', () => {
  const path = fresh()
  put(path, 'npm', [advisory('A-1', { modified: 1, summary: 'old' }), advisory('A-2')])
  put(path, 'Go', [advisory('A-1', { modified: 2, summary: 'new' })])
  within(path, (store) =>
    assert.deepEqual(
      store.advisoriesOf({ ecosystem: 'npm', name: 'a' }).map(({ id, summary }) => [id, summary]),
      [
        ['A-1', 'new'],
        ['A-2', 'about A-2'],
      ],
    ),
  )
})

test('a feed is replaced whole, and the others stay', () => {
  const path = fresh()
  put(path, 'npm', [advisory('A-1'), advisory('A-2')])
  put(path, 'Go', [advisory('G-1', { affected: [affected('Go', 'g')] })])
  put(path, 'npm', [advisory('A-3')])
  assert.deepEqual([idsOf(path, 'npm', 'a'), idsOf(path, 'Go', 'g')], [['A-3'], ['G-1']])
})

test('readers see the old state until the new one is whole', () => {
  const path = fresh()
  put(path, 'npm', [advisory('A-1')])
  within(path, (reader) => {
    const ids = () => reader.advisoriesOf({ ecosystem: 'npm', name: 'a' }).map(({ id }) => id)
    const update = openUpdate(path)
    update.putAdvisories(feed('npm'), [advisory('A-2')], none)
    assert.deepEqual([ids(), idsOf(path, 'npm', 'a')], [['A-1'], ['A-1']])
    update.commit()
    assert.deepEqual([ids(), idsOf(path, 'npm', 'a')], [['A-1'], ['A-2']])
  })
})

test('an update that is discarded leaves everything as it was', () => {
  const path = fresh()
  put(path, 'npm', [advisory('A-1')])
  const update = openUpdate(path)
  update.putAdvisories(feed('npm'), [], none)
  update.discard()
  assert.deepEqual([idsOf(path, 'npm', 'a'), existsSync(`${path}.new`)], [['A-1'], false])
})

test('one update at a time', () => {
  const path = fresh()
  const update = openUpdate(path)
  assert.throws(() => openUpdate(path), { name: 'AdvisoryStoreError', message: /another update is running/ })
  update.discard()
  openUpdate(path).discard()
})

test('what is known of attacks, and a look without a change', () => {
  const path = fresh()
  const update = openUpdate(path)
  update.putScores(feed('EPSS', { kind: 'epss' }), [{ cve: 'CVE-1', score: 0.5, percentile: 0.9 }])
  update.putListed(feed('KEV', { kind: 'kev' }), [{ cve: 'CVE-2', since: '2024-01-31', isRansomware: true }])
  update.confirm('KEV', 99)
  update.commit()
  within(path, (store) => {
    assert.deepEqual(['CVE-1', 'CVE-2', 'CVE-3'].map(store.exploitationOf), [
      { epss: 0.5, percentile: 0.9, exploitedSince: undefined, isRansomware: false },
      { epss: undefined, percentile: undefined, exploitedSince: '2024-01-31', isRansomware: true },
      undefined,
    ])
    assert.deepEqual(
      store.feeds.map(({ name, checkedAt }) => [name, checkedAt]),
      [
        ['EPSS', 20],
        ['KEV', 99],
      ],
    )
  })
})

test('a file that is none is refused, and built anew', () => {
  const path = fresh()
  writeFileSync(path, 'no database, but long enough to be taken for one'.repeat(10))
  assert.throws(() => openAdvisories(path), { name: 'AdvisoryStoreError' })
  put(path, 'npm', [advisory('A-1')])
  assert.deepEqual(idsOf(path, 'npm', 'a'), ['A-1'])
})

test('a database that cannot be written is told', () => {
  assert.throws(() => openUpdate(join(folder, 'no', 'such', 'x.db')), { name: 'AdvisoryStoreError', message: /x\.db/ })
})
