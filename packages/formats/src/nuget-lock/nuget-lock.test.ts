import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'frameworks, whatever the case of names',
    text: '{"version": 1, "dependencies": {"net6.0": {"A.B": {"type": "Direct", "resolved": "1.0.0", "dependencies": {"c.d": "2.0.0"}}, "C.D": {"type": "Transitive", "resolved": "2.0.0"}, "mine": {"type": "Project"}}, "net8.0": {"C.D": {"type": "Direct", "resolved": "2.0.0"}}}}',
    says: ['pkg:nuget/A.B@1.0.0 direct :1 > C.D@2.0.0', 'pkg:nuget/C.D@2.0.0 direct :1'],
  },
  {
    name: 'what is none',
    text: '{"dependencies": 1}',
    says: ['wrong_type at 1: not a lock file of NuGet: dependencies is no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
