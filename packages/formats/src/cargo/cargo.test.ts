import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'edges of every version of the format',
    text: `version = 3
[[package]]
name = "app"
version = "0.1.0"
dependencies = ["a 2.0.0", "b"]

[[package]]
name = "a"
version = "1.0.0"
source = "registry+x"

[[package]]
name = "a"
version = "2.0.0"
source = "registry+x"
dependencies = ["b 1.0.0 (registry+x)"]

[[package]]
name = "b"
version = "1.0.0"
source = "registry+x"
`,
    says: [
      'pkg:cargo/app@0.1.0 workspace :2 > a@2.0.0 b@1.0.0',
      'pkg:cargo/a@1.0.0 indirect :7',
      'pkg:cargo/a@2.0.0 direct :12 > b@1.0.0',
      'pkg:cargo/b@1.0.0 direct :18',
    ],
  },
  {
    name: 'broken TOML',
    text: 'a =',
    says: ['syntax at 1: not TOML: invalid value'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
