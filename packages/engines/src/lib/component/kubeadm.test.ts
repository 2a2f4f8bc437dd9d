import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Unreadable, view } from '../view/index.ts'
import type { Component, Startup } from './index.ts'
import { startupsOfKubeadm } from './kubeadm.ts'

const read = (kind: string, object: unknown, unread: Unreadable[] = []): readonly Startup[] =>
  startupsOfKubeadm(kind, view(object, [], unread))
const CLUSTER = 'kubeadm.k8s.io/ClusterConfiguration'
const of = (startups: readonly Startup[], component: Component): Startup =>
  startups.find((startup) => startup.component === component) ?? assert.fail(component)

const forms: readonly {
  name: string
  apiVersion: string
  args: unknown
  at: readonly (string | number)[]
  more: unknown
}[] = [
  {
    name: 'a map',
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    args: { profiling: 'true' },
    at: ['profiling'],
    more: { kind: 'set', path: ['apiServer', 'extraArgs', 'v'], value: '4' },
  },
  {
    name: 'a list, whose last of a name counts',
    apiVersion: 'kubeadm.k8s.io/v1beta4',
    args: [
      { name: 'profiling', value: 'false' },
      { name: 'profiling', value: 'true' },
    ],
    at: [1, 'value'],
    more: { kind: 'set', path: ['apiServer', 'extraArgs', 2], value: { name: 'v', value: '4' } },
  },
]
for (const { name, apiVersion, args, at, more } of forms)
  test(`arguments as ${name}`, () => {
    const { flag, set, path } = of(read(CLUSTER, { apiVersion, apiServer: { extraArgs: args } }), 'kube-apiserver')
    assert.deepEqual([flag('profiling')?.value, flag('profiling')?.path], ['true', [...path, ...at]])
    assert.deepEqual(set('profiling', 'false'), { kind: 'set', path: [...path, ...at], value: 'false' })
    assert.deepEqual(set('v', '4'), more)
  })

test('what kubeadm writes by itself counts, until somebody says otherwise', () => {
  const api = (extraArgs: unknown) => of(read(CLUSTER, { apiServer: { extraArgs } }), 'kube-apiserver')
  assert.equal(api(undefined).flag('authorization-mode')?.value, 'Node,RBAC')
  assert.equal(api({ 'authorization-mode': 'AlwaysAllow' }).flag('authorization-mode')?.value, 'AlwaysAllow')
  assert.equal(api({ 'authorization-config': '/a' }).flag('authorization-mode'), undefined)
  assert.equal(api(undefined).flag('profiling'), undefined)
  assert.deepEqual(api(undefined).set('profiling', 'false'), {
    kind: 'set',
    path: ['apiServer', 'extraArgs', 'profiling'],
    value: 'false',
  })
})

test('an etcd that kubeadm does not run is not started, and the server speaks to it as configured', () => {
  const external = { endpoints: ['http://10.0.0.1:2379'], caFile: '', certFile: '/a' }
  const startups = read(CLUSTER, { kubernetesVersion: 'v1.31.2', etcd: { external } })
  assert.deepEqual(
    startups.map(({ component, version }) => `${component} ${version}`),
    ['kube-apiserver 31', 'kube-controller-manager 31', 'kube-scheduler 31'],
  )
  const { flag } = of(startups, 'kube-apiserver')
  assert.deepEqual(
    ['etcd-cafile', 'etcd-certfile', 'etcd-keyfile', 'etcd-servers'].map((name) => flag(name)?.value),
    ['', '/a', '', 'http://10.0.0.1:2379'],
  )
})

test('arguments of a kubelet say nothing of what they leave out', () => {
  const [startup] = read('kubeadm.k8s.io/JoinConfiguration', {
    nodeRegistration: { kubeletExtraArgs: { 'anonymous-auth': 'true' } },
  })
  assert.deepEqual(
    [startup?.component, startup?.flag('anonymous-auth')?.value, startup?.absence('v').kind],
    ['kubelet', 'true', 'elsewhere'],
  )
})

const within: readonly { kind: string; object: unknown; want: readonly string[] }[] = [
  {
    kind: 'controlplane.cluster.x-k8s.io/KubeadmControlPlane',
    object: { spec: { version: 'v1.29.0', kubeadmConfigSpec: { initConfiguration: {} } } },
    want: [
      'kube-apiserver 29',
      'kube-controller-manager 29',
      'kube-scheduler 29',
      'etcd undefined',
      'kubelet undefined',
    ],
  },
  {
    kind: 'bootstrap.cluster.x-k8s.io/KubeadmConfigTemplate',
    object: { spec: { template: { spec: { joinConfiguration: {} } } } },
    want: ['kubelet undefined'],
  },
  { kind: 'bootstrap.cluster.x-k8s.io/KubeadmConfig', object: { spec: {} }, want: [] },
]
for (const { kind, object, want } of within)
  test(`a ${kind} starts ${want.length}`, () =>
    assert.deepEqual(
      read(kind, object).map(({ component, version }) => `${component} ${version}`),
      want,
    ))

test('a value that is no text is told, and not known', () => {
  const unread: Unreadable[] = []
  const { flag } = of(read(CLUSTER, { scheduler: { extraArgs: { profiling: false } } }, unread), 'kube-scheduler')
  assert.equal(flag('profiling')?.isOpen, true)
  assert.deepEqual(
    unread.map(({ path }) => path),
    [['scheduler', 'extraArgs', 'profiling']],
  )
})
