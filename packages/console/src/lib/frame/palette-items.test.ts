import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findItems, type PaletteItem } from './palette-items.ts'

const item = (label: string, note = ''): PaletteItem => ({ id: label, kind: 'rule', label, note, path: '/' })
const ITEMS = [
  item('Container is privileged', 'pss-privileged'),
  item('Privileged container sees the node'),
  item('Namespace has no quota'),
]

const cases = [
  { typed: 'priv', want: ['Privileged container sees the node', 'Container is privileged'] },
  { typed: 'pss', want: ['Container is privileged'] },
  { typed: 'CONTAINER  node', want: ['Privileged container sees the node'] },
  { typed: 'nothing', want: [] },
  { typed: '', want: ITEMS.map(({ label }) => label) },
]
for (const { typed, want } of cases) {
  test(`“${typed}”`, () =>
    assert.deepEqual(
      findItems(ITEMS, typed, 8).map(({ label }) => label),
      want,
    ))
}
test('no more than asked for', () => assert.equal(findItems(ITEMS, '', 2).length, 2))
