import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'specifications, and what pip installs',
    text: `dependencies:
  - blas=1.0=openblas
  - conda-forge::b==2.0
  - c 3.0 h1_0
  - d>=4
  - e=2.40.*
  - f
  - pip:
    - django==5.0
    - flask>=1
`,
    says: [
      'pkg:conda/blas@1.0 direct :2',
      'pkg:conda/b@2.0 direct :3',
      'pkg:conda/c@3.0 direct :4',
      'pkg:conda/d direct :5 ">=4"',
      'pkg:conda/e direct :6 "=2.40.*"',
      'pkg:conda/f direct :7 ""',
      'pkg:pypi/django@5.0 direct :9',
      'pkg:pypi/flask direct :10 ">=1"',
    ],
  },
  {
    name: 'a dependency that is a number',
    text: `dependencies:
  - 1
`,
    says: ['wrong_type at 2: not an environment of Conda: a dependency is neither a text nor a list for pip'],
  },
  {
    name: 'what is none',
    text: 'hello',
    says: ['wrong_type at 1: not an environment of Conda: no map'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
