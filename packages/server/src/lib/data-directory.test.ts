import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeDataDirectory, statePath } from './data-directory.ts'

const folder = mkdtempSync(join(tmpdir(), 'ringwall-'))
after(() => rmSync(folder, { recursive: true, force: true }))

for (const path of ['here', join('not', 'yet', 'here')])
  test(`${path} is made, and may be there already`, () => {
    makeDataDirectory(join(folder, path))
    makeDataDirectory(join(folder, path))
    assert.ok(existsSync(statePath(join(folder, path))))
  })

test('a file is no directory', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  assert.throws(() => makeDataDirectory(file), { code: 'ENOTDIR' })
  assert.throws(() => makeDataDirectory(join(file, 'below')), { code: 'ENOTDIR' })
})

test(
  'a parent that takes no directory is an error, not a wait',
  { skip: existsSync('/proc') ? false : 'no /proc' },
  () => assert.throws(() => makeDataDirectory('/proc/ringwall'), { code: 'ENOENT' }),
)
