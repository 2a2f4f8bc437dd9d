import assert from 'node:assert/strict'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { replaceFile } from './index.ts'

interface Case {
  readonly name: string
  /** What happens to the file between reading and writing. */
  readonly meanwhile: (file: string, root: string) => void
  readonly want: string
  readonly reason?: RegExp
}

const cases: readonly Case[] = [
  { name: 'a file', meanwhile: () => undefined, want: 'new' },
  { name: 'a file that changed', meanwhile: (file) => writeFileSync(file, 'other'), want: 'other', reason: /changed/ },
  {
    name: 'a file of the same length that changed',
    meanwhile: (file) => writeFileSync(file, 'odd'),
    want: 'odd',
    reason: /changed/,
  },
  {
    name: 'a file that became a link',
    meanwhile: (file, root) => {
      writeFileSync(join(root, 'other'), 'old')
      unlinkSync(file)
      symlinkSync(join(root, 'other'), file)
    },
    want: 'old',
    reason: /leads elsewhere/,
  },
]
for (const { name, meanwhile, want, reason } of cases)
  test(`replaces ${name}`, async (t) => {
    const root = folder(t)
    const file = join(root, 'a.yaml')
    writeFileSync(file, 'old')
    chmodSync(file, 0o640)
    const real = realpathSync(file)
    meanwhile(file, root)
    const result = await replaceFile({ path: file, real, before: Buffer.from('old'), after: Buffer.from('new') })
    assert.equal(result.ok, reason === undefined)
    if (!result.ok) assert.match(result.error, reason ?? /^$/)
    assert.equal(readFileSync(file, 'utf8'), want)
    if (result.ok) assert.equal(statSync(file).mode & 0o777, 0o640)
    assert.ok(readdirSync(root).every((entry) => !entry.endsWith('.tmp')))
  })

test('a link that a person named stays a link', async (t) => {
  const root = folder(t)
  const [file, link] = [join(root, 'a.yaml'), join(root, 'link.yaml')]
  writeFileSync(file, 'old')
  symlinkSync(file, link)
  const real = realpathSync(link)
  assert.ok((await replaceFile({ path: link, real, before: Buffer.from('old'), after: Buffer.from('new') })).ok)
  assert.deepEqual([readFileSync(file, 'utf8'), realpathSync(link)], ['new', real])
})

test('a file that is gone', async (t) => {
  const file = join(folder(t), 'a.yaml')
  const result = await replaceFile({ path: file, real: file, before: Buffer.from(''), after: Buffer.from('new') })
  assert.match(result.ok ? '' : result.error, /cannot be written/)
})

function folder(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'write-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  return root
}
