import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'requirements, replacements, the standard library',
    text: `module example.com/app // the app

go 1.22.0
toolchain go1.22.5

require example.com/a v1.0.0
require (
	example.com/b v1.1.0 // indirect
	example.com/c v1.2.0
	"example.com/d" v1.3.0
)
replace example.com/c => example.com/fork v1.9.0
replace example.com/d v1.3.0 => ../d
replace example.com/a v0.9.0 => example.com/other v1.0.0
`,
    says: [
      'pkg:golang/example.com/app root :1 > example.com/a@v1.0.0 example.com/fork@v1.9.0 stdlib@v1.22.5',
      'pkg:golang/example.com/a@v1.0.0 direct :6',
      'pkg:golang/example.com/b@v1.1.0 indirect :8',
      'pkg:golang/example.com/fork@v1.9.0 direct :9',
      'pkg:golang/example.com/d workspace :10',
      'pkg:golang/stdlib@v1.22.5 direct :4',
    ],
  },
  {
    name: 'an old go line says no toolchain',
    text: `module m
go 1.20
`,
    says: ['pkg:golang/m root :1'],
  },
  {
    name: 'what is none',
    text: 'require a v1',
    says: ['wrong_type at 1: not a go.mod: no module'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
