import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sector } from '../lib/api/types.ts'
import { RING_SIZE, ringOf, watchedOf } from './ring.ts'

const IDS = ['manifests', 'images', 'admission', 'runtime', 'network', 'apis', 'identity', 'audit'] as const
const sector = (i: number, watched: number, isConnected = true): Sector => ({
  id: IDS[i] ?? 'audit',
  isConnected,
  watched,
  detail: '',
  open: 0,
})
const all = (watched: number, isConnected = true): readonly Sector[] =>
  IDS.map((_, i) => sector(i, watched, isConnected))

test('every sector has its place, the first at the top to the right', () => {
  const ring = ringOf(all(1))
  assert.equal(ring.length, 8)
  assert.ok(ring.every(({ mark }) => mark.x > 0 && mark.x < RING_SIZE && mark.y > 0 && mark.y < RING_SIZE))
  assert.deepEqual(
    [(ring[0]?.mark.x ?? 0) > 130, (ring[0]?.mark.y ?? 0) < 130, (ring[7]?.mark.x ?? 0) < 130],
    [true, true, true],
  )
})

test('what is watched wholly is as long as its track', () => {
  assert.ok(ringOf(all(1)).every(({ track, watched }) => track === watched))
})

const parts = [
  { name: 'nothing is watched', sector: sector(0, 0), isDrawn: false },
  { name: 'not connected, whatever it says', sector: sector(0, 1, false), isDrawn: false },
  { name: 'a part', sector: sector(0, 0.4), isDrawn: true },
  { name: 'more than all', sector: sector(0, 7), isDrawn: true },
]
for (const { name, sector: each, isDrawn } of parts) {
  test(name, () => {
    const [drawn] = ringOf([each, ...all(1).slice(1)])
    assert.equal(drawn?.watched !== undefined, isDrawn)
  })
}

const sums = [
  { name: 'no sectors', sectors: [], want: 0 },
  { name: 'all', sectors: all(1), want: 1 },
  { name: 'one of eight', sectors: [sector(0, 1), ...all(1, false).slice(1)], want: 0.125 },
  { name: 'half of each', sectors: all(0.5), want: 0.5 },
]
for (const { name, sectors, want } of sums) test(`watched of ${name}`, () => assert.equal(watchedOf(sectors), want))
