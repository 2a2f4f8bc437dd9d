import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'comments, nested packages and workspaces',
    text: `{
  // made by bun
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "app", "dependencies": { "a": "1" }, "devDependencies": { "d": "1" } }, "lib": { "name": "lib", "version": "0.1.0" } },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "@s/b": "1" } }, "sha"],
    "a/@s/b": ["@s/b@1.0.0", "", {}, "sha"],
    "@s/b": ["@s/b@2.0.0", "", {}, "sha"],
    "d": ["d@1.0.0", "", { "dependencies": { "@s/b": "2" } }, "sha"],
    "lib": ["lib@workspace:lib"],
  },
}`,
    says: [
      'pkg:npm/a@1.0.0 direct :6 > @s/b@1.0.0',
      'pkg:npm/%40s/b@1.0.0 indirect :7',
      'pkg:npm/%40s/b@2.0.0 development indirect :8',
      'pkg:npm/d@1.0.0 development direct :9 > @s/b@2.0.0',
      'pkg:npm/lib@0.1.0 workspace :10',
    ],
  },
  {
    name: 'a version that is no number',
    text: '{"lockfileVersion": "x"}',
    says: ['wrong_type at 1: not a lock file of Bun: lockfileVersion is no number'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
