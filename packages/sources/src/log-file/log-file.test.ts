import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { logFile } from './index.ts'

const TEXT = Buffer.from('{"a":1}\n'.repeat(50_000))

interface Read {
  readonly text: string
  readonly troubles: readonly string[]
}

async function read(path: string, input: Readable = Readable.from([])): Promise<Read> {
  const chunks: Uint8Array[] = []
  const troubles: string[] = []
  for await (const sighting of logFile({ path, input }).sightings(new AbortController().signal)) {
    if (sighting.kind === 'seen') chunks.push(sighting.value)
    if (sighting.kind === 'trouble') troubles.push(`${sighting.gap.code}: ${sighting.gap.message}`)
  }
  return { text: Buffer.concat(chunks).toString(), troubles }
}

function written(t: TestContext, bytes: Uint8Array): string {
  const root = mkdtempSync(join(tmpdir(), 'log-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'log'), bytes)
  return join(root, 'log')
}

const gzip = gzipSync(TEXT)
const zstd = zstdCompressSync(TEXT)
const whole: readonly (readonly [name: string, bytes: Uint8Array, want: string])[] = [
  ['plain text', TEXT, TEXT.toString()],
  ['gzip', gzip, TEXT.toString()],
  ['Zstandard', zstd, TEXT.toString()],
  ['gzip, twice in a row', Buffer.concat([gzip, gzip]), TEXT.toString().repeat(2)],
  ['nothing', Buffer.alloc(0), ''],
  ['two bytes that are of gzip too', Buffer.from([0x1f]), '\u001f'],
]
for (const [name, bytes, want] of whole)
  test(`reads ${name}, from a file and from standard input`, async (t) => {
    assert.deepEqual(await read(written(t, bytes)), { text: want, troubles: [] })
    const pieces = Array.from({ length: Math.min(8, bytes.length) }, (_, i) => bytes.subarray(i, i + 1))
    const input = Readable.from([...pieces, bytes.subarray(8)], { objectMode: true })
    assert.deepEqual(await read('-', input), { text: want, troubles: [] })
  })

const CUT_OFF = 'unreadable: is compressed and cut off: what comes after is not judged'
const broken: readonly (readonly [name: string, bytes: Uint8Array, want: RegExp])[] = [
  ['gzip that is cut off', gzip.subarray(0, gzip.length - 20), new RegExp(CUT_OFF)],
  ['Zstandard that is cut off', zstd.subarray(0, zstd.length - 8), /^unreadable: .*cut off/],
  ['gzip that is damaged', Buffer.concat([gzip.subarray(0, 10), Buffer.alloc(200, 7)]), /^unreadable: .*damaged/],
  ['Zstandard that is damaged', Buffer.concat([zstd.subarray(0, 10), Buffer.alloc(200, 7)]), /^unreadable: /],
]
for (const [name, bytes, want] of broken)
  test(`tells of ${name}`, async (t) => {
    const { troubles } = await read(written(t, bytes))
    assert.equal(troubles.length, 1)
    assert.match(troubles[0] ?? '', want)
  })

test('tells of a file that is not there, and of a directory', async () => {
  assert.deepEqual((await read('/none/such')).troubles, ['missing: does not exist'])
  assert.deepEqual((await read(tmpdir())).troubles, ['unreadable: is a directory'])
})
