import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a section for each use',
    text: '{"_meta": {}, "default": {"a": {"version": "==1.0"}}, "develop": {"b": {"version": "==2"}}, "docs": {"c": {}}}',
    says: ['pkg:pypi/a@1.0 :1', 'pkg:pypi/b@2 development :1', 'pkg:pypi/c optional :1'],
  },
  {
    name: 'what is none',
    text: '[]',
    says: ['wrong_type at 1: not a lock file of Pipenv: no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
