import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Enveloped, eventsIn } from './index.ts'

const cases: readonly (readonly [value: object, want: readonly Enveloped[]])[] = [
  [
    { Records: [{ a: 1 }, { b: 2 }] },
    [
      { raw: { a: 1 }, path: ['Records', 0] },
      { raw: { b: 2 }, path: ['Records', 1] },
    ],
  ],
  [{ kind: 'EventList', items: [{ a: 1 }] }, [{ raw: { a: 1 }, path: ['items', 0] }]],
  [{ kind: 'Event', items: [1] }, [{ raw: { kind: 'Event', items: [1] }, path: [] }]],
  [{ Records: 'x' }, [{ raw: { Records: 'x' }, path: [] }]],
  [{}, [{ raw: {}, path: [] }]],
]
for (const [value, want] of cases)
  test(`the events in ${JSON.stringify(value)}`, () => assert.deepEqual(eventsIn(value), want))
