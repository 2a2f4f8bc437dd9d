import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'a program, what it brings, and what brings no file',
    text: '{"runtimeTarget": {"name": "net8"}, "targets": {"net8": {"App/1.0.0": {"dependencies": {"A": "1.0.0", "runtimepack.R": "8.0.0"}}, "A/1.0.0": {"dependencies": {"B": "2.0.0", "M": "3.0.0"}, "runtime": {"a.dll": {}}}, "B/2.0.0": {"runtime": {"b.dll": {}}}, "M/3.0.0": {}, "runtimepack.R/8.0.0": {"runtime": {"r.dll": {}}}}}, "libraries": {"App/1.0.0": {"type": "project"}, "A/1.0.0": {"type": "package"}, "B/2.0.0": {"type": "package"}, "M/3.0.0": {"type": "package"}, "runtimepack.R/8.0.0": {"type": "runtimepack"}}}',
    says: [
      'pkg:nuget/App@1.0.0 root :1 > A@1.0.0 R@8.0.0',
      'pkg:nuget/A@1.0.0 direct :1 > B@2.0.0',
      'pkg:nuget/B@2.0.0 indirect :1',
      'pkg:nuget/R@8.0.0 direct :1',
    ],
  },
  {
    name: 'what is none',
    text: '1',
    says: ['wrong_type at 1: not a list of dependencies of .NET: no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
