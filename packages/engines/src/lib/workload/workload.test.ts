import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope, type Resource } from '@ringwall/model'
import { estateOf, type MemberPod } from '../estate/index.ts'
import { podOf } from '../pod-security/index.ts'
import { view } from '../view/index.ts'
import {
  mainContainers,
  podLabels,
  podsWithLabels,
  runsToCompletion,
  selectedPods,
  writtenContainers,
} from './index.ts'

const scope = localScope()
const workload = (kind: string, namespace: string, name: string, spec: Readonly<Record<string, unknown>>) => {
  const object = { kind, metadata: { name }, spec }
  const asset = { kind: 'kubernetes', scope, target: 't', namespace, resource: kind, name }
  return {
    kind: `apps/${kind}`,
    resource: { asset, object } as unknown as Resource,
    pod: podOf(spec['template'], ['spec', 'template']),
  }
}
const labelled = (labels: Readonly<Record<string, string>>) => ({ template: { metadata: { labels } } })
const estate = estateOf(
  [
    workload('Deployment', 'a', 'web', labelled({ app: 'web', tier: 'front' })),
    workload('Deployment', 'b', 'web', labelled({ app: 'web' })),
    workload('Deployment', 'a', 'bare', { selector: { matchLabels: { app: 'bare' } } }),
    workload('DeploymentConfig', 'a', 'old', { selector: { app: 'old' } }),
  ],
  undefined,
)
const names = (members: readonly MemberPod[]) => members.map(({ namespace, name }) => `${namespace}/${name}`)
const map = (value: unknown) => view(value, [], [])

test('pods are found by the selectors of their namespace', () => {
  assert.deepEqual(names(selectedPods(estate, 'a', map({ matchLabels: { app: 'web', tier: 'front' } }))), ['a/web'])
  assert.deepEqual(names(selectedPods(estate, 'b', map({ matchLabels: { app: 'web', tier: 'front' } }))), [])
  assert.deepEqual(names(selectedPods(estate, 'a', map({}))), ['a/web', 'a/bare', 'a/old'])
  assert.deepEqual(names(selectedPods(estate, 'a', map(undefined))), [])
  assert.deepEqual(names(podsWithLabels(estate, 'b', map({ app: 'web' }))), ['b/web'])
  assert.deepEqual(names(podsWithLabels(estate, 'b', map({}))), [])
})

test('a template without labels has those that its selector demands', () => {
  assert.deepEqual(names(podsWithLabels(estate, 'a', map({ app: 'bare' }))), ['a/bare'])
  assert.deepEqual(names(podsWithLabels(estate, 'a', map({ app: 'old' }))), ['a/old'])
  const pod = podOf({ metadata: {} }, [])
  assert.equal(podLabels({ object: map({ kind: 'Pod', spec: { selector: { matchLabels: {} } } }), pod }).raw, undefined)
})

test('what runs to completion', () => {
  const pod = (restartPolicy?: string) => podOf({ spec: { restartPolicy } }, [])
  const found = [
    runsToCompletion('batch/CronJob', pod()),
    runsToCompletion('/Pod', pod('Never')),
    runsToCompletion('/Pod', pod('Always')),
    runsToCompletion('apps/Deployment', pod()),
  ]
  assert.deepEqual(found, [true, true, false, false])
})

test('containers by their task', () => {
  const spec = { initContainers: [{ name: 'i' }], containers: [{ name: 'c' }], ephemeralContainers: [{ name: 'e' }] }
  const pod = podOf({ spec }, ['spec', 'template'])
  assert.deepEqual(
    mainContainers(pod).map(({ name }) => name),
    ['c'],
  )
  assert.deepEqual(
    writtenContainers(pod).map(({ name }) => name),
    ['i', 'c'],
  )
})
