import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trendOf } from './trend.ts'

const at = (time: number, high: number, low: number) => ({ at: time, bySeverity: { high, low } })

test('one scan is no trend', () => {
  assert.equal(trendOf([], 100, 50), undefined)
  assert.equal(trendOf([at(1, 2, 3)], 100, 50), undefined)
  assert.equal(trendOf([at(1, 2, 3), at(1, 2, 3)], 100, 50), undefined)
})

test('a count holds until the next scan', () => {
  const lines = trendOf([at(0, 1, 1), at(50, 2, 2), at(100, 1, 0)], 100, 46)
  assert.deepEqual(lines, {
    all: 'M0.0 26.0H50.0V6.0H100.0V36.0',
    area: 'M0.0 26.0H50.0V6.0H100.0V36.0L100 46L0 46Z',
    grave: 'M0.0 36.0H50.0V26.0H100.0V36.0',
    highest: 4,
    from: 0,
    to: 100,
  })
})

test('nothing open is a line at the bottom', () => {
  assert.equal(trendOf([at(0, 0, 0), at(10, 0, 0)], 100, 50)?.all, 'M0.0 50.0H100.0V50.0')
})
