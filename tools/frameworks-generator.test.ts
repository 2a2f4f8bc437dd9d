import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { frameworkFiles, orphans } from './frameworks.ts'

const OUT = 'packages/engines/src/compliance'

test('every source becomes data, and an entry of the registry', (t) => {
  const root = checkout(t, { 'rules/frameworks/a.yaml': 'id: a\n', 'rules/frameworks/b-1.0.yaml': 'id: b-1.0\n' })
  const files = frameworkFiles(root)
  assert.deepEqual(
    [...files.keys()],
    [
      join(OUT, 'frameworks.generated.ts'),
      join(OUT, 'frameworks/a.generated.json'),
      join(OUT, 'frameworks/b-1.0.generated.json'),
    ],
  )
  assert.equal(files.get(join(OUT, 'frameworks/a.generated.json')), '{\n  "id": "a"\n}\n')
  assert.match(files.get(join(OUT, 'frameworks.generated.ts')) ?? '', / {2}a: \(\) => import.*\n {2}'b-1\.0': \(\) =>/)
})

test('data whose source is gone is told', (t) => {
  const gone = join(OUT, 'frameworks/gone.generated.json')
  assert.deepEqual(orphans(checkout(t, { 'rules/frameworks/a.yaml': 'id: a\n', [gone]: '{}\n' })), [gone])
})

const broken = [
  { text: 'id: a\nname: [\n', says: /rules\/frameworks\/a\.yaml:\d+: / },
  { text: 'id: a\nid: b\n', says: /rules\/frameworks\/a\.yaml:2: key "id" is written twice/ },
  { text: '', says: /rules\/frameworks\/a\.yaml:1: is empty/ },
]
for (const { text, says } of broken)
  test(`a source such as ${JSON.stringify(text)} stops with its line`, (t) => {
    const root = checkout(t, { 'rules/frameworks/a.yaml': text })
    assert.throws(() => frameworkFiles(root), says)
  })

function checkout(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'frameworks-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
