import assert from 'node:assert/strict'
import { test } from 'node:test'
import { view } from '../view/index.ts'
import { allowedEvictions } from './index.ts'

const cases: readonly { spec: Readonly<Record<string, unknown>>; replicas: number; want: number | undefined }[] = [
  { spec: { maxUnavailable: 1 }, replicas: 3, want: 1 },
  { spec: { maxUnavailable: 0 }, replicas: 3, want: 0 },
  { spec: { maxUnavailable: '0%' }, replicas: 3, want: 0 },
  { spec: { maxUnavailable: '30%' }, replicas: 3, want: 1 },
  { spec: { minAvailable: 1 }, replicas: 3, want: 2 },
  { spec: { minAvailable: 5 }, replicas: 3, want: 0 },
  { spec: { minAvailable: '100%' }, replicas: 3, want: 0 },
  { spec: { minAvailable: '50%' }, replicas: 3, want: 1 },
  { spec: { minAvailable: '100%', maxUnavailable: 5 }, replicas: 3, want: 0 },
  { spec: {}, replicas: 3, want: undefined },
  { spec: { maxUnavailable: 'one' }, replicas: 3, want: undefined },
]
for (const { spec, replicas, want } of cases)
  test(`${JSON.stringify(spec)} of ${replicas}`, () =>
    assert.equal(allowedEvictions(view({ spec }, [], []), replicas), want))
