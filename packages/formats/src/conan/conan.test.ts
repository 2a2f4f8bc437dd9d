import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 1',
    text: '{"graph_lock": {"nodes": {"0": {"requires": ["1"]}, "1": {"ref": "a/1.0@user/ch#rev", "requires": ["2"]}, "2": {"ref": "b/2.0"}, "3": {"ref": "wrong/ref/format"}}}}',
    says: [
      'pkg:conan/a@1.0 direct :1 > b@2.0',
      'pkg:conan/b@2.0 indirect :1',
      'wrong_type at 1: no reference of Conan: "wrong/ref/format"',
    ],
  },
  {
    name: 'version 2',
    text: '{"version": "0.5", "requires": ["a/1.0#rev%167.5"], "build_requires": ["cmake/3.20#r"], "python_requires": []}',
    says: ['pkg:conan/a@1.0 :1', 'pkg:conan/cmake@3.20 development :1'],
  },
  {
    name: 'what is none',
    text: '{}',
    says: ['wrong_type at 1: not a lock file of Conan: neither graph nor requires'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
