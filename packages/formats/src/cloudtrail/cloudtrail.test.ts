import assert from 'node:assert/strict'
import { test } from 'node:test'
import { format } from './index.ts'

const record = {
  eventVersion: '1.08',
  eventSource: 'ec2.amazonaws.com',
  awsRegion: 'x',
  userIdentity: { type: 'Root' },
  eventTime: '2026-01-02T12:00:00Z',
}

test('a record', () => {
  assert.deepEqual(format.logOf(record), { product: 'aws', services: ['cloudtrail'], categories: [] })
  assert.equal(format.field('userIdentity.type')(record), 'Root')
  assert.equal(format.timeOf(record), Date.UTC(2026, 0, 2, 12))
})

for (const raw of [{ ...record, eventVersion: 1 }, { eventSource: 'x' }, [], null, 'x'])
  test(`${JSON.stringify(raw)} is none`, () => assert.equal(format.logOf(raw), undefined))
