import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { resourcesOf } from './index.ts'

test('all containers but the ephemeral ones', () => {
  const spec = { initContainers: [{ name: 'a' }], containers: [{ name: 'b' }], ephemeralContainers: [{ name: 'c' }] }
  assert.deepEqual(
    resourcesOf(podOf({ spec }, [])).map(({ name, resources }) => ({ name, path: resources.path })),
    [
      { name: 'a', path: ['spec', 'initContainers', 0, 'resources'] },
      { name: 'b', path: ['spec', 'containers', 0, 'resources'] },
    ],
  )
})
