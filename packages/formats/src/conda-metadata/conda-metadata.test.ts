import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a package',
    text: '{"name": "libgomp", "version": "11.2.0", "license": "GPL-3.0-only"}',
    says: ['pkg:conda/libgomp@11.2.0 :1 {GPL-3.0-only}'],
  },
  {
    name: 'no version',
    text: '{"name": "a"}',
    says: ['wrong_type at 1: not a package of Conda: no version'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
