import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'configurations',
    text: `# comment
a.b:c:1.0=compileClasspath,runtimeClasspath
 d:e:2.0=testCompileClasspath,testRuntimeClasspath
empty=annotationProcessor
`,
    says: ['pkg:maven/a.b/c@1.0 :2', 'pkg:maven/d/e@2.0 development :3'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
