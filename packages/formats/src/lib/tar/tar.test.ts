import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readTarGz } from './index.ts'

const LONG = `${'a-directory-with-a-long-name/'.repeat(12)}file.txt`

for (const format of ['ustar', 'pax', 'gnu'])
  test(`reads what tar --format=${format} writes`, (t) => {
    const root = mkdtempSync(join(tmpdir(), 'tar-'))
    t.after(() => rmSync(root, { recursive: true }))
    const name = format === 'ustar' ? 'a/b.txt' : LONG
    mkdirSync(join(root, 'in', dirname(name)), { recursive: true })
    writeFileSync(join(root, 'in', name), 'x'.repeat(1000))
    writeFileSync(join(root, 'in', 'empty'), '')
    symlinkSync('empty', join(root, 'in', 'link'))
    execFileSync('tar', [`--format=${format}`, '-czf', join(root, 'x.tar.gz'), '-C', join(root, 'in'), '.'])
    const files = readTarGz(readFileSync(join(root, 'x.tar.gz')))
    assert.deepEqual(
      [...files].map(([path, bytes]) => [path, bytes.length]).sort(),
      [
        [name, 1000],
        ['empty', 0],
      ].sort(),
    )
  })

test('more than allowed is refused', () => assert.throws(() => readTarGz(gzipSync(Buffer.alloc(2048)), 1024)))
test('what is no archive holds nothing', () => assert.equal(readTarGz(gzipSync(Buffer.from('x'.repeat(2048)))).size, 0))
