import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import fc from 'fast-check'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'
import { berkeleyOf, headerOf, ndbOf } from './sample.ts'

const PATH = 'var/lib/rpm/Packages'
const headers = [
  headerOf({
    1000: 'bash',
    1001: '5.1',
    1002: '1.el9',
    1022: 'x86_64',
    1014: 'GPLv3+',
    1044: 'bash-5.1-1.el9.src.rpm',
    1049: ['libc.so.6', 'none'],
  }),
  headerOf({
    1000: 'glibc-common',
    1001: '2.34',
    1002: '60.el9',
    1003: 2,
    1022: 'x86_64',
    1044: 'glibc-2.34-60.el9.src.rpm',
    1047: ['glibc-common', 'libc.so.6'],
    5096: 'mod:9:1:x',
    1005: 'x'.repeat(3000),
  }),
  headerOf({ 1000: 'gpg-pubkey', 1001: 'fd431d51', 1002: '4ae0493b' }),
]
const says = [
  'pkg:rpm/redhat/bash@5.1-1.el9?arch=x86_64 {GPLv3+} from bash@5.1-1.el9 > glibc-common-2.34-60.el9.x86_64',
  'pkg:rpm/redhat/glibc-common@2.34-60.el9?arch=x86_64&epoch=2&rpmmod=mod:9:1:x from glibc@2:2.34-60.el9',
]

function sqliteOf(blobs: readonly Uint8Array[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'rpm-db-'))
  try {
    const database = new DatabaseSync(join(folder, 'rpmdb.sqlite'))
    database.exec(
      'CREATE TABLE other (x); CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)',
    )
    const insert = database.prepare('INSERT INTO Packages (blob) VALUES (?)')
    for (const blob of blobs) insert.run(blob)
    database.close()
    return new Uint8Array(readFileSync(join(folder, 'rpmdb.sqlite')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const databases = [
  { name: 'SQLite', make: sqliteOf },
  { name: 'NDB', make: ndbOf },
  { name: 'Berkeley DB', make: (blobs: readonly Uint8Array[]) => berkeleyOf(blobs) },
  { name: 'Berkeley DB of the other byte order', make: (blobs: readonly Uint8Array[]) => berkeleyOf(blobs, false) },
]
for (const { name, make } of databases) {
  test(`${name}: packages with their epoch, source, module and edges`, () =>
    assert.deepEqual(sample(parser, make(headers), PATH), says))

  test(`${name}: a header that is broken is told, and the others are read`, () => {
    const broken = new Uint8Array(40).fill(0xee)
    assert.deepEqual(sample(parser, make([...headers, broken]), PATH), [
      ...says,
      'wrong_type: 1 packages of the database cannot be read',
    ])
  })

  test(`${name}: many packages, some of them large`, () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      headerOf({ 1000: `p${i}`, 1001: `${i}`, 1002: '1', 1005: 'y'.repeat(i * 37) }),
    )
    const names = sample(parser, make(many), PATH).map((line) => /redhat\/(p\d+)@/.exec(line)?.[1])
    assert.deepEqual(new Set(names), new Set(many.map((_, i) => `p${i}`)))
  })

  test(`${name}: a database with any bytes changed or cut off is read without failing`, () => {
    const whole = make(headers)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255))),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = whole.slice(0, length)
          for (const [at, value] of changes) if (at < length) bytes[at] = value
          sample(parser, bytes, PATH)
        },
      ),
      { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
    )
  })
}

test('the release names the ecosystem, and a log beside it is a gap', () => {
  const release = new TextEncoder().encode('ID="rocky"\nVERSION_ID="9.2"\n')
  const lines = sample(parser, sqliteOf(headers.slice(0, 1)), 'root/var/lib/rpm/rpmdb.sqlite', ({ path }) =>
    path === 'root/etc/os-release' ? release : path.endsWith('-wal') ? new Uint8Array(9) : undefined,
  )
  assert.deepEqual(lines, [
    'pkg:rpm/rocky/bash@5.1-1.el9?arch=x86_64&distro=rocky-9.2 {GPLv3+} from bash@5.1-1.el9',
    'wrong_type: a write-ahead log beside it, which is not read',
  ])
})

test('what is no database', () =>
  assert.deepEqual(sample(parser, 'hello', PATH), [
    'syntax: not a database of rpm: neither SQLite, NDB nor Berkeley DB',
  ]))
