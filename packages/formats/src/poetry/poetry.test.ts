import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'groups, what is optional, edges',
    text: `[[package]]
name = "Flask"
version = "1.0"
groups = ["main"]
[package.dependencies]
jinja2 = ">=2"

[[package]]
name = "jinja2"
version = "3.1"
optional = true

[[package]]
name = "pytest"
version = "8"
category = "dev"
`,
    says: [
      'pkg:pypi/flask@1.0 :1 > jinja2@3.1',
      'pkg:pypi/jinja2@3.1 optional :8',
      'pkg:pypi/pytest@8 development :13',
    ],
  },
  {
    name: 'broken TOML',
    text: `[[package]
name = 1`,
    says: ['syntax at 1: not TOML: expected end of table array declaration'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
