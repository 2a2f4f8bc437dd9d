import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a wheel',
    text: `Metadata-Version: 2.1
Name: zipp
Version: 3.12.1
License: MIT

Name: other`,
    says: ['pkg:pypi/zipp@3.12.1 {MIT}'],
  },
  {
    name: 'an expression before a text',
    text: `Name: a
Version: 1
License: x
License-Expression: Apache-2.0
`,
    says: ['pkg:pypi/a@1 {Apache-2.0}'],
  },
  {
    name: 'no version',
    text: `Name: a
`,
    says: ['wrong_type: no metadata of Python: no Version'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
