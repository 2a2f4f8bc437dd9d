import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 2: what comes with Julia has its version',
    text: `julia_version = "1.9.0"
manifest_format = "2.0"

[[deps.A]]
deps = ["Dates"]
git-tree-sha1 = "x"
uuid = "u-a"
version = "1.3.1"

[[deps.Dates]]
uuid = "u-d"
`,
    says: ['pkg:julia/A@1.3.1?uuid=u-a :4 > u-d', 'pkg:julia/Dates@1.9.0?uuid=u-d :10'],
  },
  {
    name: 'version 1: edges by identifier, and a directory',
    text: `[[A]]
uuid = "u-a"
path = "lib"
[A.deps]
B = "u-b"

[[B]]
uuid = "u-b"
version = "2.0"
`,
    says: ['pkg:julia/A?uuid=u-a :1 > u-b', 'pkg:julia/B@2.0?uuid=u-b :7'],
  },
  {
    name: 'a name that leads nowhere',
    text: `[[A]]
uuid = "u-a"
deps = ["B"]
`,
    says: ['wrong_type at 1: not a manifest of Julia: A needs B, which it does not hold'],
  },
  {
    name: 'a name that leads to several',
    text: `[[A]]
uuid = "u-a"
deps = ["B"]
[[B]]
uuid = "1"
[[B]]
uuid = "2"
`,
    says: ['wrong_type at 1: not a manifest of Julia: A needs B, of which it holds several'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
