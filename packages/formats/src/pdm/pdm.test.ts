import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'groups and edges',
    text: `[[package]]
name = "a"
version = "1.0"
groups = ["default"]
dependencies = ["B_b>=1; python_version > '3'"]

[[package]]
name = "b-b"
version = "2.0"
groups = ["test"]
`,
    says: ['pkg:pypi/a@1.0 :1 > b-b@2.0', 'pkg:pypi/b-b@2.0 development :7'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
