import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a root, what it asks for, and of several versions the one that is meant',
    text: `version = 1
[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "a", version = "2.0" }]
[package.optional-dependencies]
extra = [{ name = "c" }]
[package.dev-dependencies]
dev = [{ name = "d" }]

[[package]]
name = "a"
version = "1.0"
source = { registry = "x" }

[[package]]
name = "a"
version = "2.0"
source = { registry = "x" }

[[package]]
name = "c"
version = "1.0"
[[package]]
name = "d"
version = "1.0"
dependencies = [{ name = "a", version = "1.0" }]
`,
    says: [
      'pkg:pypi/app@0.1.0 root :2 > a@2.0',
      'pkg:pypi/a@1.0 development indirect :12',
      'pkg:pypi/a@2.0 direct :17',
      'pkg:pypi/c@1.0 optional direct :22',
      'pkg:pypi/d@1.0 development direct :25 > a@1.0',
    ],
  },
  {
    name: 'two roots',
    text: `version = 1
[[package]]
name = "a"
source = { virtual = "." }
[[package]]
name = "b"
source = { editable = "." }
`,
    says: ['syntax at 5: more than one package is of the root directory'],
  },
  {
    name: 'no package of the repository',
    text: `version = 1
[[package]]
name = "a"
version = "1"
`,
    says: ['pkg:pypi/a@1 :2', 'wrong_type at 1: no package of the repository: what is for development is not known'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
