import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { composeDocument, parsePlain, splitDocuments } from '@ringwall/formats/lib/yaml'
import { filesOf, manifests } from './corpora.ts'

const corpora = process.env['RINGWALL_CORPORA']

test('both YAML parsers read the public manifests and rules alike', {
  skip: corpora === undefined && 'RINGWALL_CORPORA is not set',
}, () => {
  const root = corpora ?? ''
  const files = [...manifests(root), ...filesOf(root, 'detection', 'sigma-rules.tar.gz')].filter(([path]) =>
    /\.ya?ml$/.test(path),
  )
  let plain = 0
  let full = 0
  for (const [path, bytes] of files) {
    const text = new TextDecoder().decode(bytes)
    for (const { start, end } of splitDocuments(text)) {
      const fast = parsePlain(text, start, end, DEFAULT_LIMITS)
      if ('kind' in fast) {
        full++
        continue
      }
      plain++
      const slow = composeDocument(text.slice(start, end), start, DEFAULT_LIMITS)
      assert.deepEqual(fast.value, slow.value, path)
      assert.deepEqual(fast.problems, slow.problems, path)
    }
  }
  assert.ok(plain > 4000, `${plain} plain`)
  assert.ok(full < plain / 20, `${full} of ${plain + full} needed the full parser`)
})
