import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'packages and edges',
    text: `lock-version = "1.0"
[[packages]]
name = "a"
version = "1.0"
dependencies = [{ name = "b", version = "2.0" }]
[[packages]]
name = "b"
version = "1.0"
[[packages]]
name = "b"
version = "2.0"
`,
    says: ['pkg:pypi/a@1.0 :2 > b@2.0', 'pkg:pypi/b@1.0 :6', 'pkg:pypi/b@2.0 :9'],
  },
  {
    name: 'what is none',
    text: 'a = 1',
    says: ['wrong_type at 1: not a lock file of Python: packages is no list'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
