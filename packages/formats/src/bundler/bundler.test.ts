import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'sources, platforms, what is asked for',
    text: `PATH
  remote: .
  specs:
    mine (0.1.0)
      rails (~> 7)

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.13.0-x86_64-linux)
    rails (7.0.1)
      nokogiri (>= 1.6)

DEPENDENCIES
  mine!
  rails (~> 7)
`,
    says: [
      'pkg:gem/mine@0.1.0 workspace :4 > rails@7.0.1',
      'pkg:gem/nokogiri@1.13.0?platform=x86_64-linux indirect :10',
      'pkg:gem/rails@7.0.1 direct :11 > nokogiri@1.13.0',
    ],
  },
  {
    name: 'what is none',
    text: 'hello',
    says: ['syntax at 1: not a lock file of Bundler: no section'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
