import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { hostPathVolumes, normalPath, writableMounts } from './index.ts'

const paths = [
  { name: 'the root', path: '/', normal: '/' },
  { name: 'nothing', path: '', normal: '/' },
  { name: 'slashes at the end', path: '/etc//', normal: '/etc' },
  { name: 'a step up', path: '/opt/../etc', normal: '/etc' },
  { name: 'more steps up than down', path: '/a/../../..', normal: '/' },
  { name: 'steps that stay', path: '/./etc/./ssh', normal: '/etc/ssh' },
  { name: 'dots in a name', path: '/a/..b', normal: '/a/..b' },
  { name: 'the old place of /run', path: '/var/run/docker.sock', normal: '/run/docker.sock' },
  { name: 'a name that only begins like it', path: '/var/runner', normal: '/var/runner' },
]
for (const c of paths) test(`${c.name}: ${c.path}`, () => assert.equal(normalPath(c.path), c.normal))

const SPEC = {
  volumes: [
    { name: 'a', hostPath: { path: '/etc/' } },
    { name: 'b', emptyDir: {} },
    { name: 'c', hostPath: {} },
  ],
  containers: [{ volumeMounts: [{ name: 'a', readOnly: true }, { name: 'b' }] }],
}

test('only volumes that name a path of the node', () => {
  const found = hostPathVolumes(podOf({ spec: SPEC }, []))
  assert.deepEqual(
    found.map(({ name, path, at }) => ({ name, path, at: at.path })),
    [{ name: 'a', path: '/etc', at: ['spec', 'volumes', 0, 'hostPath'] }],
  )
})

test('a mount is writable unless it says otherwise', () => {
  const pod = podOf({ spec: SPEC }, [])
  assert.deepEqual(
    ['a', 'b', 'c'].map((volume) => writableMounts(pod, volume).map(({ path }) => path.at(-1))),
    [[], [1], []],
  )
})
