import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LiveEvent, NOTHING_YET, readEvent, reduce } from './live-state.ts'

const job = (id: string, state = 'running') => ({ kind: 'job', job: { id, state } }) as unknown as LiveEvent

test('new findings add up until they are shown, since the first of them', () => {
  const findings = (opened: number, reopened: number): LiveEvent => ({
    kind: 'findings',
    opened,
    reopened,
    resolved: 9,
  })
  const once = reduce(NOTHING_YET, findings(3, 1), 100)
  const twice = reduce(once, findings(2, 0), 200)
  assert.deepEqual([twice.news, twice.newsSince], [6, 100])
  const shown = reduce(twice, { kind: 'shown' }, 300)
  assert.deepEqual([shown.news, shown.newsSince], [0, undefined])
})

test('what only resolves is no news', () => {
  assert.equal(reduce(NOTHING_YET, { kind: 'findings', opened: 0, reopened: 0, resolved: 4 }, 1), NOTHING_YET)
})

test('the connection is told', () => {
  assert.equal(reduce(NOTHING_YET, { kind: 'connected' }, 1).status, 'live')
  assert.equal(reduce(NOTHING_YET, { kind: 'lost' }, 1).status, 'lost')
})

test('a job is kept as it stood last, and not for ever', () => {
  let state = NOTHING_YET
  for (let i = 0; i < 300; i++) state = reduce(state, job(`job-${i}`), i)
  state = reduce(state, job('job-299', 'done'), 300)
  assert.equal(state.jobs.size, 100)
  assert.equal(state.jobs.get('job-299')?.state, 'done')
})

test('too far behind forgets everything', () => {
  const state = reduce(reduce(NOTHING_YET, job('a'), 1), { kind: 'reset' }, 2)
  assert.deepEqual([state.jobs.size, state.news], [0, 0])
})

const events = [
  {
    name: 'findings',
    data: '{"opened":2,"reopened":1,"resolved":0}',
    want: { kind: 'findings', opened: 2, reopened: 1, resolved: 0 },
  },
  { name: 'findings', data: '{"opened":"many"}', want: { kind: 'findings', opened: 0, reopened: 0, resolved: 0 } },
  { name: 'scans', data: '{"id":"s"}', want: { kind: 'scan', id: 's' } },
  { name: 'scans', data: 'nonsense', want: undefined },
  { name: 'jobs', data: '{"id":"j","state":"done"}', want: { kind: 'job', job: { id: 'j', state: 'done' } } },
  { name: 'jobs', data: '{"id":7}', want: undefined },
  { name: 'reset', data: '', want: { kind: 'reset' } },
  { name: 'other', data: '{}', want: undefined },
] as const
for (const { name, data, want } of events) {
  test(`${name} ${data}`, () => assert.deepEqual(readEvent(name, data), want))
}
