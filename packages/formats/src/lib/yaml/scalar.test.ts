import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolvePlain, type ScalarValue } from './scalar.ts'

const cases: readonly (readonly [string, ScalarValue])[] = [
  ['', null],
  ['~', null],
  ['null', null],
  ['true', true],
  ['yes', true],
  ['On', true],
  ['off', false],
  ['NO', false],
  ['y', true],
  ['N', false],
  ['tRue', 'tRue'],
  ['0', 0],
  ['-0', -0],
  ['42', 42],
  ['+42', 42],
  ['0644', 420],
  ['0o644', 420],
  ['0x1f', 31],
  ['0b101', 5],
  ['1_000', 1000],
  ['089', 89],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1.', 1],
  ['1e3', 1000],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.INF', Number.NEGATIVE_INFINITY],
  ['.', '.'],
  ['-', '-'],
  ['1.2.3', '1.2.3'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['2024-01-01', '2024-01-01'],
  ['100m', '100m'],
  ['0x', '0x'],
]
for (const [text, want] of cases)
  test(`plain ${JSON.stringify(text)}`, () => assert.deepEqual(resolvePlain(text), want))
test('not a number', () => assert.ok(Number.isNaN(resolvePlain('.nan'))))
test('a long run of digits stays text', () => assert.equal(resolvePlain('1'.repeat(65)), '1'.repeat(65)))
