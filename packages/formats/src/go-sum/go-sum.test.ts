import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'the last version of each module',
    text: `a.com/x v1.0.0 h1:aa=
a.com/x v1.0.0/go.mod h1:aa=
a.com/x v1.1.0/go.mod h1:aa=
b.com/y v2.0.0+incompatible h1:bb=

odd line
`,
    says: ['pkg:golang/a.com/x@v1.1.0 :3', 'pkg:golang/b.com/y@v2.0.0%2Bincompatible :4'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
