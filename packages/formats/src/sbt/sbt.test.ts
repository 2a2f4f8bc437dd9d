import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'configurations',
    text: '{"dependencies": [{"org": "a.b", "name": "c_2.12", "version": "1.0", "configurations": ["test", "compile"]}, {"org": "d", "name": "e", "version": "2.0", "configurations": ["test"]}]}',
    says: ['pkg:maven/a.b/c_2.12@1.0 :1', 'pkg:maven/d/e@2.0 development :1'],
  },
  {
    name: 'what is none',
    text: '{}',
    says: ['wrong_type at 1: not a lock file of sbt: dependencies is no list'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
