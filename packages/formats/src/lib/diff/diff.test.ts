import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyChanges, type TextChange } from '../edit/index.ts'
import { hunksOf, patchHead, patchHunk } from './index.ts'

const ten = Array.from({ length: 10 }, (_, i) => `${i}\n`).join('')

const cases: readonly { name: string; text: string; changes: readonly TextChange[]; want: string }[] = [
  { name: 'nothing', text: ten, changes: [], want: '' },
  { name: 'a change that changes nothing', text: ten, changes: [{ start: 2, end: 3, text: '1' }], want: '' },
  {
    name: 'a part of a line',
    text: ten,
    changes: [{ start: 10, end: 11, text: 'x' }],
    want: '@@ -3,7 +3,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n',
  },
  {
    name: 'a new line',
    text: ten,
    changes: [{ start: 4, end: 4, text: 'x\n' }],
    want: '@@ -1,5 +1,6 @@\n 0\n 1\n+x\n 2\n 3\n 4\n',
  },
  {
    name: 'a line less',
    text: ten,
    changes: [{ start: 18, end: 20, text: '' }],
    want: '@@ -7,4 +7,3 @@\n 6\n 7\n 8\n-9\n',
  },
  {
    name: 'two far apart',
    text: ten,
    changes: [
      { start: 18, end: 20, text: '' },
      { start: 0, end: 0, text: 'x\n' },
    ],
    want: '@@ -1,3 +1,4 @@\n+x\n 0\n 1\n 2\n@@ -7,4 +8,3 @@\n 6\n 7\n 8\n-9\n',
  },
  {
    name: 'a last line without a line end',
    text: 'a\nb',
    changes: [{ start: 3, end: 3, text: '\nc' }],
    want: '@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n',
  },
  { name: 'everything', text: 'a\n', changes: [{ start: 0, end: 2, text: '' }], want: '@@ -1,1 +0,0 @@\n-a\n' },
]
for (const { name, text, changes, want } of cases)
  test(`hunks of ${name}`, () => assert.equal(hunksOf(text, changes, 3).map(patchHunk).join(''), want))

test('names of files', () => {
  assert.equal(patchHead('x/a.yaml'), '--- a/x/a.yaml\n+++ b/x/a.yaml\n')
  assert.equal(patchHead('a b.yaml'), '--- a/a b.yaml\t\n+++ b/a b.yaml\t\n')
  assert.equal(patchHead('ä"\n'), '--- "a/\\303\\244\\"\\012"\n+++ "b/\\303\\244\\"\\012"\n')
})

const word = fc.constantFrom('a', 'b', '\n', '\r\n', 'c\n', '')
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))

test('a patch makes of the text before the text after', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const edit = fc.tuple(fc.nat(60), fc.nat(6), text)
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 3 }), (before, edits) => {
      const changes = apart(before, edits)
      const after = applyChanges(before, changes)
      const hunks = hunksOf(before, changes, 3)
      assert.equal(hunks.length === 0, before === after)
      if (hunks.length === 0 || before === '' || after === '') return
      writeFileSync(join(folder, 'f'), before)
      const input = patchHead('f') + hunks.map(patchHunk).join('')
      const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input, encoding: 'utf8' })
      assert.equal(status, 0, `${stderr}\n${JSON.stringify({ before, changes })}\n${input}`)
      assert.equal(readFileSync(join(folder, 'f'), 'utf8'), after)
    }),
    { numRuns: 60 },
  )
})

function apart(text: string, edits: readonly (readonly [number, number, string])[]): readonly TextChange[] {
  let at = 0
  return edits
    .map(([start, length, made]) => ({ start: start % (text.length + 1), length, made }))
    .sort((a, b) => a.start - b.start)
    .map(({ start, length, made }) => {
      const from = Math.max(at, start)
      at = Math.min(text.length, from + length)
      return { start: from, end: at, text: made }
    })
}
