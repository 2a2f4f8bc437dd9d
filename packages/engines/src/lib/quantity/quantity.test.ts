import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseQuantity } from './index.ts'

const cases: readonly (readonly [string | number, number | undefined])[] = [
  ['1', 1],
  [2, 2],
  ['0.5', 0.5],
  ['500m', 0.5],
  ['1k', 1000],
  ['1Ki', 1024],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['1073741824000m', 2 ** 30],
  ['1e3', 1000],
  ['1E3', 1000],
  ['2E', 2e18],
  ['2Ei', 2 * 2 ** 60],
  ['', undefined],
  ['1 Gi', undefined],
  ['1Kb', undefined],
  ['lots', undefined],
  ['{{ .cpu }}', undefined],
]
for (const [text, want] of cases)
  test(`${JSON.stringify(text)} is ${want}`, () => assert.equal(parseQuantity(text), want))
