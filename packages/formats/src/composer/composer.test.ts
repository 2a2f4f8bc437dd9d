import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a lock file',
    text: '{"packages": [{"name": "a/b", "version": "v1.0", "require": {"php": ">=8", "c/d": "^2"}, "license": ["MIT"]}, {"name": "c/d", "version": "2.0"}], "packages-dev": [{"name": "e/f", "version": "3.0"}]}',
    says: [
      'pkg:composer/a/b@v1.0 :1 {MIT} > c/d@2.0',
      'pkg:composer/c/d@2.0 :1',
      'pkg:composer/e/f@3.0 development :1',
    ],
  },
  {
    name: 'what is installed',
    text: '{"packages": [{"name": "a/b", "version": "1"}, {"name": "e/f", "version": "3"}], "dev-package-names": ["e/f"]}',
    says: ['pkg:composer/a/b@1 :1', 'pkg:composer/e/f@3 development :1'],
  },
  {
    name: 'what is installed, as it was',
    text: '[{"name": "a/b", "version": "1"}]',
    says: ['pkg:composer/a/b@1 :1'],
  },
  {
    name: 'what is none',
    text: '{}',
    says: ['wrong_type at 1: not a lock file of Composer: packages is no list'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
