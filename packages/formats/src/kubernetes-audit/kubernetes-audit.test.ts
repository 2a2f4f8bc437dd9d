import assert from 'node:assert/strict'
import { test } from 'node:test'
import { format } from './index.ts'

const event = { kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'create', objectRef: { resource: 'pods' } }

test('an event', () => {
  assert.deepEqual(format.logOf(event), { product: 'kubernetes', services: ['audit'], categories: ['application'] })
  assert.equal(format.field('objectRef.resource')(event), 'pods')
  assert.equal(format.timeOf(event), undefined)
  assert.equal(format.timeOf({ ...event, stageTimestamp: '2026-01-02T12:00:00.000000Z' }), Date.UTC(2026, 0, 2, 12))
})

for (const raw of [{ ...event, apiVersion: 'v1' }, {}, [], null, 'x'])
  test(`${JSON.stringify(raw)} is none`, () => assert.equal(format.logOf(raw), undefined))
