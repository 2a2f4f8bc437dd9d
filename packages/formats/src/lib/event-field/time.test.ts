import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTime } from './index.ts'

const NOON = Date.UTC(2026, 0, 2, 12)
const cases: readonly (readonly [value: unknown, want: number | undefined])[] = [
  ['2026-01-02T12:00:00Z', NOON],
  ['2026-01-02T12:00:00.123456789Z', NOON + 123],
  ['2026-01-02 12:00:00.5', NOON + 500],
  ['2026-01-02 12:00:00,5', NOON + 500],
  ['2026-01-02T12:00', NOON],
  ['2026-01-02T13:00:00+01:00', NOON],
  ['2026-01-02T11:00:00 -0100', NOON],
  [NOON, NOON],
  [NOON / 1000, NOON],
  [NOON * 1000, NOON],
  [NOON * 1e6, NOON],
  [String(NOON), NOON],
  [`${NOON / 1000}.25`, NOON + 250],
  ['2026-13-02T12:00:00Z', undefined],
  ['2026-01-02', undefined],
  ['yesterday', undefined],
  [`2026-01-02T12:00:00Z${' '.repeat(100)}`, undefined],
  [4688, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [1e300, undefined],
  [null, undefined],
  [{}, undefined],
]

for (const [value, want] of cases)
  test(`reads the time ${JSON.stringify(value)}`, () => assert.equal(readTime(value), want))
