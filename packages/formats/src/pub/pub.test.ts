import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'what is direct and what is for development',
    text: `packages:
  a:
    dependency: "direct main"
    version: "1.0.0"
  b:
    dependency: "direct dev"
    version: "2.0.0"
  c:
    dependency: transitive
    version: "3.0.0"
`,
    says: ['pkg:pub/a@1.0.0 direct :2', 'pkg:pub/b@2.0.0 development direct :5', 'pkg:pub/c@3.0.0 indirect :8'],
  },
  {
    name: 'what is none',
    text: '[a]',
    says: ['wrong_type at 1: not a lock file of pub: no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
