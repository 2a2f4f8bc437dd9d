import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Reorder } from './reorder.ts'

function given(times: readonly number[], latenessMs: number, capacity = 1000) {
  const reorder = new Reorder<{ readonly time: number }>(latenessMs, capacity)
  const ready = times.flatMap((time) => reorder.push({ time }).map((thing) => thing.time))
  return { ready, rest: reorder.end().map(({ time }) => time), lost: reorder.lost }
}

const cases: readonly (readonly [name: string, got: ReturnType<typeof given>, want: ReturnType<typeof given>])[] = [
  ['what is late by no more than the lateness counts', given([5, 3, 9], 4), { ready: [3], rest: [5, 9], lost: 0 }],
  ['what is later is lost', given([5, 10, 4], 2), { ready: [5], rest: [10], lost: 1 }],
  ['all is held where any lateness will do', given([3, 1, 2], Infinity), { ready: [], rest: [1, 2, 3], lost: 0 }],
  ['no more is held than the capacity', given([3, 4, 2, 1], Infinity, 2), { ready: [2], rest: [3, 4], lost: 1 }],
]
for (const [name, got, want] of cases) test(name, () => assert.deepEqual(got, want))

test('equal times keep their order', () => {
  const reorder = new Reorder<{ readonly time: number; readonly id: number }>(Infinity, 1000)
  for (let id = 0; id < 100; id++) reorder.push({ time: id % 3, id })
  const ids = reorder.end().map(({ id }) => id)
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => (a % 3) - (b % 3) || a - b),
  )
})

test('everything comes, in order', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(20), fc.integer({ min: 1, max: 10 }), (times, lateness, capacity) => {
      const { ready, rest, lost } = given(times, lateness, capacity)
      const all = [...ready, ...rest]
      assert.deepEqual(
        all,
        all.toSorted((a, b) => a - b),
      )
      assert.equal(all.length + lost, times.length)
    }),
  ))
