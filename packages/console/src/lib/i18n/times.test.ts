import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAgo, formatDay, formatDuration, formatTime } from './times.ts'

const NOW = Date.UTC(2026, 10, 24, 11, 4, 9)
const MINUTE = 60_000

const ago = [
  { ms: 12_000, locale: 'en', want: 'now' },
  { ms: 5 * MINUTE, locale: 'en', want: '5 min. ago' },
  { ms: 3 * 60 * MINUTE, locale: 'en', want: '3 hr. ago' },
  { ms: 24 * 60 * MINUTE, locale: 'en', want: 'yesterday' },
  { ms: -90 * 24 * 60 * MINUTE, locale: 'en', want: 'in 3 mo.' },
  { ms: 5 * MINUTE, locale: 'zh-Hans', want: '5分钟前' },
]
for (const { ms, locale, want } of ago) {
  test(`${ms} ms ago in ${locale}`, () => assert.equal(formatAgo(NOW - ms, NOW, locale), want))
}

test('a time carries its zone', () => {
  assert.match(formatTime(NOW, 'en', 'Europe/Berlin'), /12:04:09.*GMT\+1/)
  assert.match(formatTime(NOW, 'zh-Hans', 'Asia/Shanghai'), /GMT\+8.*19:04:09|19:04:09.*GMT\+8/)
})

test('a day is that of the zone', () => {
  assert.equal(formatDay(Date.UTC(2027, 0, 31), 'en', 'UTC'), 'Jan 31, 2027')
  assert.equal(formatDay(Date.UTC(2027, 0, 31), 'zh-Hans', 'UTC'), '2027年1月31日')
})

const durations = [
  { ms: 410.4, want: '410 ms' },
  { ms: 2300, want: '2.3 sec' },
  { ms: 125_000, want: '2 min 5 sec' },
  { ms: -1, want: '0 ms' },
]
for (const { ms, want } of durations) test(`${ms} ms`, () => assert.equal(formatDuration(ms, 'en'), want))
