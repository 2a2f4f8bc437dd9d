import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'the tables of the standard and of Poetry',
    text: `[project]
dependencies = ["Flask>=1", "exact==1.2"]
[project.optional-dependencies]
extra = ["c (>=2)"]
[dependency-groups]
dev = ["d", { include-group = "x" }]
[tool.poetry.dependencies]
python = "^3.9"
e = "^1.0"
f = { version = "2.0", optional = true }
[tool.poetry.group.lint.dependencies]
ruff = "==0.8.3"
`,
    says: [
      'pkg:pypi/flask direct ">=1"',
      'pkg:pypi/exact@1.2 direct',
      'pkg:pypi/c optional direct ">=2"',
      'pkg:pypi/d development direct ""',
      'pkg:pypi/e direct "^1.0"',
      'pkg:pypi/f optional direct "2.0"',
      'pkg:pypi/ruff@0.8.3 development direct',
    ],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
