import assert from 'node:assert/strict'
import { test } from 'node:test'
import { format } from './index.ts'

const record = {
  eventVersion: '1.08',
  eventSource: 'ec2.amazonaws.com',
  awsRegion: 'x',
  userIdentity: { type: 'Root' },
}

test('a record', () => {
  assert.deepEqual(format.logOf(record), { product: 'aws', services: ['cloudtrail'], categories: [] })
  assert.equal(format.field('userIdentity.type')(record), 'Root')
})

for (const raw of [{ ...record, eventVersion: 1 }, { eventSource: 'x' }, [], null, 'x'])
  test(`${JSON.stringify(raw)} is none`, () => assert.equal(format.logOf(raw), undefined))
