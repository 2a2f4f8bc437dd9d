import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'the version, not what is in comments',
    text: `<?php
// $wp_version = '1';
/* 
$wp_version = '2'; */
$wp_version = '6.4.2'; # now
`,
    says: ['pkg:generic/wordpress@6.4.2 root :5'],
  },
  {
    name: 'no version',
    text: `<?php
/* $wp_version = '1'; `,
    says: ['wrong_type at 1: not the version of WordPress: no $wp_version'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
