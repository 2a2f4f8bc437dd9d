import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { elfOf } from '../lib/executable/sample.ts'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const packages = [
  { name: 'app', version: '0.1.0', root: true, dependencies: [1, 7] },
  { name: 'libc', version: '0.2.5' },
  { name: 'cc', version: '1.0.0', kind: 'build' },
]
const cases = [
  {
    name: 'crates, and one that only builds',
    section: deflateSync(JSON.stringify({ packages })),
    says: ['pkg:cargo/app@0.1.0 root > libc@0.2.5', 'pkg:cargo/libc@0.2.5', 'pkg:cargo/cc@1.0.0 development'],
  },
  { name: 'no list', section: deflateSync('{}'), says: ['wrong_type: its list of crates is no list'] },
  {
    name: 'not compressed',
    section: new Uint8Array(9),
    says: ['wrong_type: its list of crates is not compressed as it should be'],
  },
]
for (const { name, section, says } of cases)
  test(name, () => assert.deepEqual(sample(parser, elfOf({ '.dep-v0': section })), says))

test('a program that does not say', () => assert.deepEqual(sample(parser, elfOf({})), []))
