import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'what RubyGems writes',
    text: `Gem::Specification.new do |s|
  s.name = "rake".freeze
  s.version = "13.0.3"
  s.licenses = ["MIT".freeze, "Ruby".freeze]
end
`,
    says: ['pkg:gem/rake@13.0.3 :2 {MIT, Ruby}'],
  },
  {
    name: 'fields of another variable',
    text: `Gem::Specification.new do |s|
  x.name = "a"
  x.version = "1"
end
`,
    says: ['wrong_type at 1: not a specification of a gem: no name'],
  },
  {
    name: 'what is none',
    text: 'puts 1',
    says: ['wrong_type at 1: not a specification of a gem: no Gem::Specification'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
