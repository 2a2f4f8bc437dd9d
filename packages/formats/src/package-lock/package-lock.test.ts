import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'version 3: places, aliases, workspaces and what each asks for',
    text: `{
  "name": "app", "lockfileVersion": 3,
  "packages": {
    "": { "name": "app", "workspaces": ["web"], "dependencies": { "a": "^1" }, "devDependencies": { "d": "1" } },
    "web": { "version": "0.1.0", "dependencies": { "b": "^2" } },
    "node_modules/web": { "resolved": "web", "link": true },
    "node_modules/gone": { "resolved": "nowhere", "link": true },
    "node_modules/a": { "version": "1.0.0", "dependencies": { "b": "^1" }, "license": "MIT" },
    "node_modules/a/node_modules/b": { "version": "1.5.0" },
    "node_modules/b": { "version": "2.0.0", "optional": true },
    "node_modules/alias": { "name": "real", "version": "3.0.0" },
    "node_modules/d": { "version": "1.0.0", "dev": true }
  }
}`,
    says: [
      'pkg:npm/web@0.1.0 workspace :5 > b@2.0.0',
      'pkg:npm/a@1.0.0 direct :8 {MIT} > b@1.5.0',
      'pkg:npm/b@1.5.0 indirect :9',
      'pkg:npm/b@2.0.0 optional direct :10',
      'pkg:npm/real@3.0.0 indirect :11',
      'pkg:npm/d@1.0.0 development direct :12',
    ],
  },
  {
    name: 'version 1: what is nested, aliases and files',
    text: `{
  "lockfileVersion": 1,
  "dependencies": {
    "a": { "version": "1.0.0", "requires": { "b": "^1", "c": "*" }, "dependencies": { "b": { "version": "1.5.0", "requires": { "c": "*" } } } },
    "b": { "version": "2.0.0", "dev": true },
    "c": { "version": "npm:@x/real@3.0.0", "optional": true },
    "local": { "version": "file:lib" }
  }
}`,
    says: [
      'pkg:npm/a@1.0.0 :4 > b@1.5.0 @x/real@3.0.0',
      'pkg:npm/b@1.5.0 :4 > @x/real@3.0.0',
      'pkg:npm/b@2.0.0 development :5',
      'pkg:npm/%40x/real@3.0.0 optional :6',
      'pkg:npm/local :7',
    ],
  },
  {
    name: 'what is none',
    text: '[1]',
    says: ['wrong_type at 1: not a lock file of npm: no map'],
  },
  {
    name: 'packages that are no map',
    text: '{"packages": [1]}',
    says: ['wrong_type at 1: not a lock file of npm: packages is no map'],
  },
  {
    name: 'broken JSON',
    text: '{"packages": ',
    says: ['syntax at 1: not JSON: value expected', 'syntax at 1: not JSON: close brace expected'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
