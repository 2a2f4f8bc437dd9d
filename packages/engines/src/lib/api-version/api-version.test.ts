import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsWithRemovedVersions, removedVersion } from './index.ts'

const cases = [
  { apiVersion: 'extensions/v1beta1', kind: 'Deployment', want: { removed: 16, instead: 'apps/v1' } },
  { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', want: { removed: 25, instead: undefined } },
  { apiVersion: 'apps/v1', kind: 'Deployment', want: undefined },
  { apiVersion: 'example.com/v1beta1', kind: 'Deployment', want: undefined },
]
for (const { apiVersion, kind, want } of cases)
  test(`${apiVersion} ${kind}`, () => assert.deepEqual(removedVersion(apiVersion, kind), want))

test('kinds are named once', () => {
  const kinds = kindsWithRemovedVersions()
  assert.equal(new Set(kinds).size, kinds.length)
  assert.ok(kinds.includes('autoscaling/HorizontalPodAutoscaler') && kinds.length > 30, String(kinds.length))
})
