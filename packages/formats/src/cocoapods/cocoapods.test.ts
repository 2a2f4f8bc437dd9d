import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'pods, parts of pods, and what is wanted',
    text: `PODS:
  - A (4.2.0):
    - A/Core (= 4.2.0)
  - A/Core (4.2.0)
  - B = 1

DEPENDENCIES:
  - A (~> 4)
`,
    says: [
      'pkg:cocoapods/A@4.2.0 direct :2 > A/Core@4.2.0',
      'pkg:cocoapods/A@4.2.0#Core indirect :4',
      'wrong_type at 5: no pod: "B = 1"',
    ],
  },
  {
    name: 'what is none',
    text: 'hello',
    says: ['wrong_type at 1: not a lock file of CocoaPods: no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
