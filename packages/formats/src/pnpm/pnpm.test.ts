import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 5',
    text: `lockfileVersion: 5.4
dependencies:
  a: 1.0.0_react@18.0.0
packages:
  /a/1.0.0_react@18.0.0:
    dependencies:
      '@s/b': 2.0.0
    dev: false
  /@s/b/2.0.0:
    dev: false
  /c/3.0.0:
    dev: true
`,
    says: [
      'pkg:npm/a@1.0.0 direct :5 > @s/b@2.0.0',
      'pkg:npm/%40s/b@2.0.0 indirect :9',
      'pkg:npm/c@3.0.0 development :11',
    ],
  },
  {
    name: 'version 6',
    text: `lockfileVersion: '6.0'
dependencies:
  a:
    specifier: ^1
    version: 1.0.0(react@18.0.0)
packages:
  /a@1.0.0(react@18.0.0):
    dependencies:
      '@s/b': 2.0.0
    dev: false
  /@s/b@2.0.0:
    dev: false
  file:lib:
    name: lib
    version: 0.1.0
`,
    says: ['pkg:npm/a@1.0.0 direct :7 > @s/b@2.0.0', 'pkg:npm/%40s/b@2.0.0 indirect :11', 'pkg:npm/lib@0.1.0 :13'],
  },
  {
    name: 'version 9: what is for development follows from who asks',
    text: `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a: { specifier: ^1, version: 1.0.0(p@1.0.0) }
    devDependencies:
      d: { specifier: ^1, version: 1.0.0 }
packages:
  a@1.0.0:
    resolution: {integrity: x}
  d@1.0.0:
    resolution: {integrity: x}
  e@1.0.0:
    resolution: {integrity: x}
  p@1.0.0:
    resolution: {integrity: x}
snapshots:
  a@1.0.0(p@1.0.0):
    dependencies:
      p: 1.0.0
  d@1.0.0:
    dependencies:
      e: 1.0.0
  e@1.0.0: {}
  p@1.0.0: {}
`,
    says: [
      'pkg:npm/a@1.0.0 direct :9 > p@1.0.0',
      'pkg:npm/d@1.0.0 development direct :11 > e@1.0.0',
      'pkg:npm/e@1.0.0 development indirect :13',
      'pkg:npm/p@1.0.0 indirect :15',
    ],
  },
  {
    name: 'a first document about pnpm itself',
    text: `lockfileVersion: '9.0'
importers:
  .:
    packageManagerDependencies:
      pnpm: { specifier: '11', version: 11.0.0 }
packages:
  pnpm@11.0.0: {}
---
lockfileVersion: '9.0'
packages:
  a@1.0.0: {}
`,
    says: ['pkg:npm/a@1.0.0 :11'],
  },
  {
    name: 'what is none',
    text: 'a: 1',
    says: ['wrong_type at 1: not a lock file of pnpm: lockfileVersion is no number'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
