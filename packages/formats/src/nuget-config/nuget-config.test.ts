import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'packages',
    text: `<?xml version="1.0"?>
<packages>
  <package id="A" version="1.0" />
  <package id="B" version="2.0" developmentDependency="true" />
</packages>`,
    says: ['pkg:nuget/A@1.0 :3', 'pkg:nuget/B@2.0 development :4'],
  },
  {
    name: 'broken XML',
    text: '<packages><package id="A"',
    says: ['syntax at 1: not XML: unclosed tag: packages'],
  },
  {
    name: 'another element',
    text: '<configuration/>',
    says: ['wrong_type at 1: not a packages.config: element configuration'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
