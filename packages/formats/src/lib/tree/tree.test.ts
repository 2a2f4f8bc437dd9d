import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '../document/index.ts'
import { parseJson } from '../json/index.ts'
import { treeOf } from './index.ts'

const TEXT = '{"a": [1, "x"], "b": {"c": "y", "c": "z"}, "__proto__": 3}'
const [document] = parseJson(TEXT, DEFAULT_LIMITS)
assert.ok(document)
const root = treeOf(document)
const written = ({ at }: { readonly at: { readonly start: number; readonly end: number } | undefined }) =>
  at && TEXT.slice(at.start, at.end)

test('values, whatever their shape, and where they are written', () => {
  assert.deepEqual([root.get('b').get('c').string(), written(root.get('b').get('c'))], ['z', '"c": "z"'])
  assert.deepEqual(
    root
      .get('a')
      .items()
      .map((item) => [item.scalar(), item.string(), written(item)]),
    [
      ['1', undefined, '1'],
      ['x', 'x', '"x"'],
    ],
  )
  assert.deepEqual(
    root.entries().map(([key, each]) => [key, each.isMap(), each.isList()]),
    [
      ['a', false, true],
      ['b', true, false],
      ['__proto__', false, false],
    ],
  )
  assert.deepEqual(
    root
      .get('b')
      .entries()
      .map(([key, { value }]) => [key, value]),
    [['c', 'z']],
  )
})

test('what is not there has neither value nor place', () => {
  const none = root.get('toString').get('x')
  assert.deepEqual(
    [none.value, none.at, none.string(), none.scalar(), none.entries(), none.items()],
    [undefined, undefined, undefined, undefined, [], []],
  )
})
