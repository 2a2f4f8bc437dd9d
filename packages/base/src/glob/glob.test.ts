import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glob } from './index.ts'

const cases: readonly { readonly pattern: string; readonly yes: readonly string[]; readonly no: readonly string[] }[] =
  [
    { pattern: 'a', yes: ['a'], no: ['b', 'a/b', 'x/a', ''] },
    { pattern: './a/*.yaml', yes: ['a/x.yaml', 'a/.yaml'], no: ['a/b/x.yaml', 'a/x.yml'] },
    { pattern: '**/vendor/**', yes: ['vendor', 'vendor/a', 'x/vendor/a/b'], no: ['vendored', 'a/b'] },
    { pattern: '**/*.test.yaml', yes: ['a.test.yaml', 'x/y/a.test.yaml'], no: ['a.yaml'] },
    { pattern: 'a?c', yes: ['abc', 'a?c'], no: ['ac', 'a/c', 'abbc'] },
    { pattern: 'a*b*c', yes: ['abc', 'axxbyyc', 'abbcc'], no: ['acb', 'ab'] },
    { pattern: '**', yes: ['a', 'a/b', ''], no: [] },
    { pattern: '+(a|b)[c]{d}', yes: ['+(a|b)[c]{d}'], no: ['acd'] },
  ]
for (const { pattern, yes, no } of cases)
  test(pattern, () => {
    for (const path of yes) assert.equal(glob(pattern)(path), true, path)
    for (const path of no) assert.equal(glob(pattern)(path), false, path)
  })

test('a pattern made to be slow is not', () => {
  assert.equal(glob('*a'.repeat(2000))('a'.repeat(20_000).replace(/.$/, 'b')), false)
})
