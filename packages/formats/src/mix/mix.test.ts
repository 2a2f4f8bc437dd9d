import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'packages of Hex, and one of Git',
    text: `%{
  "a": {:hex, :a_pkg, "1.0.0", "sum", [:mix], [{:b, "~> 0.2", [hex: :b]}], "hexpm", "sum"},
  "b": {:hex, :b, "0.2.0", "sum", [:mix], [], "hexpm", "sum"},
  "c": {:git, "https://host/c.git", "4294a3", []},
}
`,
    says: ['pkg:hex/a_pkg@1.0.0 :2 > b@0.2.0', 'pkg:hex/b@0.2.0 :3', 'pkg:hex/c :4'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
