import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathField } from './index.ts'

const raw = {
  a: { b: { c: 1 } },
  'a.b': { d: 2 },
  'x.y': 3,
  x: { y: 4 },
  list: [{ v: 1 }, { v: [2, 3] }, {}, 5],
  deep: [[{ v: 9 }]],
  none: null,
}

const cases: readonly (readonly [field: string, want: unknown])[] = [
  ['a.b.c', 1],
  ['x.y', 3],
  ['x', { y: 4 }],
  ['list.v', [1, 2, 3]],
  ['list.w', undefined],
  ['deep.v', [9]],
  ['none', null],
  ['none.v', undefined],
  ['toString', undefined],
  ['a.toString', undefined],
  ['', undefined],
]

for (const [field, want] of cases) test(`reads ${field}`, () => assert.deepEqual(pathField(field)(raw), want))

test('of no map there is no field', () => assert.equal(pathField('a.b')('text'), undefined))
