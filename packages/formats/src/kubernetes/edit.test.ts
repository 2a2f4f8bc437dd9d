import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edit } from '@ringwall/model'
import { DEFAULT_LIMITS } from '../lib/document/index.ts'
import { applyChanges } from '../lib/edit/index.ts'
import { editManifest } from './index.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  x: 1\n'
const ITEM = '- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  spec: {hostPID: true, x: 1}\n'
const edit: Edit = { kind: 'remove', path: ['spec', 'hostPID'] }

const cases: readonly { name: string; text: string; at: readonly [number, number]; want: string; reason?: RegExp }[] = [
  { name: 'an object', text: POD, at: [1, 1], want: POD.replace('  hostPID: true\n', '') },
  {
    name: 'the second of two',
    text: `${POD}---\n${POD}`,
    at: [8, 1],
    want: `${POD}---\n${POD.replace('  hostPID: true\n', '')}`,
  },
  {
    name: 'an item of a list',
    text: `apiVersion: v1\nkind: List\nitems:\n${ITEM}${ITEM}`,
    at: [8, 3],
    want: `apiVersion: v1\nkind: List\nitems:\n${ITEM}${ITEM.replace('hostPID: true, ', '')}`,
  },
  {
    name: 'an item of a typed list, which has no kind',
    text: '{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"},"spec":{"hostPID":true}}]}',
    at: [1, 46],
    want: '{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"},"spec":{}}]}',
  },
  { name: 'a template', text: POD.replace('x: 1', 'x: "{{ x }}"'), at: [1, 1], want: '', reason: /\{\{ \}\}/ },
  {
    name: 'an object beside a template',
    text: `${POD}---\na: "{{"\n`,
    at: [1, 1],
    want: `${POD.replace('  hostPID: true\n', '')}---\na: "{{"\n`,
  },
  { name: 'an object that is not there', text: POD, at: [2, 1], want: '', reason: /made from it/ },
]
for (const {
  name,
  text,
  at: [line, column],
  want,
  reason,
} of cases)
  test(`edits ${name}`, () => {
    const { changes, refused } = editManifest('a.yaml', text, [{ object: { line, column }, edit }], DEFAULT_LIMITS)
    assert.equal(applyChanges(text, changes), want || text)
    assert.equal(refused.length, reason === undefined ? 0 : 1)
    if (reason !== undefined) assert.match(refused[0]?.reason ?? '', reason)
  })
