import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 1: patterns, aliases, what is local and unknown',
    text: `# yarn lockfile v1

"@s/a@^1", "@s/a@^1.2":
  version "1.2.0"
  resolved "https://host/a"
  dependencies:
    b "^2"
  optionalDependencies:
    c "^3"

b@^2:
  version "2.0.0"

alias@npm:c@^3, c@^3:
  version "3.0.0"

"local@file:lib":
  version "0.0.1"

odd@unsupported:1:
  version "1"
`,
    says: [
      'pkg:npm/%40s/a@1.2.0 :3 > b@2.0.0 c@3.0.0',
      'pkg:npm/b@2.0.0 :11',
      'pkg:npm/c@3.0.0 :14',
      'wrong_type at 20: no package of a known source: "odd@unsupported:1"',
    ],
  },
  {
    name: 'version 2 and later: workspaces and its own patches are left out',
    text: `__metadata:
  version: 8

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."

"a@npm:^1, a@npm:^1.1":
  version: 1.1.0
  resolution: "a@npm:1.1.0"
  dependencies:
    b: "npm:^2"
    c: ^3

"b@npm:^2":
  version: 2.0.0
  resolution: "b@npm:2.0.0"

"c@npm:^3":
  version: 3.0.0
  resolution: "c@npm:3.0.0"

"c@patch:c@npm%3A^3#optional!builtin<compat/c>":
  version: 3.0.0
  resolution: "c@patch:c@npm%3A3.0.0#optional!builtin<compat/c>::version=3.0.0&hash=1"
`,
    says: ['pkg:npm/a@1.1.0 :8 > b@2.0.0 c@3.0.0', 'pkg:npm/b@2.0.0 :15', 'pkg:npm/c@3.0.0 :19'],
  },
  {
    name: 'what is none',
    text: 'hello',
    says: ['syntax at 1: not a lock file of Yarn: no package'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
