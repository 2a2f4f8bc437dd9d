import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 1',
    text: '{"object": {"pins": [{"package": "N", "repositoryURL": "https://github.com/Quick/Nimble.git", "state": {"version": "9.2.1"}}]}, "version": 1}',
    says: ['pkg:swift/github.com/Quick/Nimble@9.2.1 :1'],
  },
  {
    name: 'version 2, with a branch, a revision and another address',
    text: '{"pins": [{"location": "git@github.com:a/b.git", "state": {"branch": "main"}}, {"location": "https://h.io/c/d", "state": {"revision": "abc"}}], "version": 2}',
    says: ['pkg:swift/github.com/a/b@main :1', 'pkg:swift/h.io/c/d :1'],
  },
  {
    name: 'what is none',
    text: '{}',
    says: ['wrong_type at 1: not a Package.resolved: no pins'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
