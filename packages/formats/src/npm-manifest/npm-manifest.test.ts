import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a package with its licence',
    text: '{"name": "@a/b", "version": "1.0.0", "license": {"type": "MIT"}}',
    says: ['pkg:npm/%40a/b@1.0.0 :1 {MIT}'],
  },
  {
    name: 'a file that only says how modules are read',
    text: '{"type": "module"}',
    says: [],
  },
  {
    name: 'a name that is none',
    text: '{"name": "@a/b/", "version": "1"}',
    says: ['wrong_type at 1: not a manifest of npm: name "@a/b/"'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
