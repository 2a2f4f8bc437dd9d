import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { type Component, type Startup, startupOf, startupsOfPod } from './index.ts'

type Fields = Readonly<Record<string, unknown>>

const API = 'kube-apiserver'
const pod = (container: Fields, metadata: unknown = {}) =>
  podOf({ metadata, spec: { containers: [{ name: 'c', ...container }] } }, [])
const start = (container: Fields, component: Component = API): Startup | undefined =>
  startupOf(pod(container), 'kube-system', component)

const flags: readonly { name: string; words: readonly string[]; want: string | undefined }[] = [
  { name: 'with an equals sign', words: ['--a=b'], want: 'b' },
  { name: 'with a blank', words: ['--a', 'b'], want: 'b' },
  { name: 'alone', words: ['--a'], want: 'true' },
  { name: 'alone before another', words: ['--a', '--b=c'], want: 'true' },
  { name: 'with one dash', words: ['-a=b'], want: 'b' },
  { name: 'empty', words: ['--a='], want: '' },
  { name: 'twice: the last counts', words: ['--a=b', '--a=c'], want: 'c' },
  { name: 'with an equals sign in its value', words: ['--a=b=c'], want: 'b=c' },
  { name: 'within another argument', words: ['--b=c --a=d'], want: 'd' },
  { name: 'behind the end of flags', words: ['--', '--a=b'], want: undefined },
  { name: 'absent', words: ['--ab=c'], want: undefined },
]
for (const { name, words, want } of flags)
  test(`a flag ${name}`, () => {
    assert.equal(start({ command: [API, ...words] })?.flag('a')?.value, want)
    assert.equal(start({ command: [`/usr/local/bin/${API}`], args: words })?.flag('a')?.value, want)
    assert.equal(start({ image: `registry.k8s.io/${API}:v1.33.1`, args: words })?.flag('a')?.value, want)
  })

const programs: readonly { name: string; container: Fields; want: Component | undefined; absence?: string }[] = [
  { name: 'behind a starter', container: { command: ['/go-runner', '--log-file=x', API] }, want: API },
  { name: 'of hyperkube', container: { command: ['/hyperkube', 'apiserver', '--a=b'] }, want: API },
  { name: 'by the image alone', container: { image: 'k8s.gcr.io/kube-proxy:v1.20.0' }, want: 'kube-proxy' },
  { name: 'named by its arguments', container: { image: 'x/hyperkube', args: ['kubelet'] }, want: 'kubelet' },
  {
    name: 'of a shell',
    container: { command: ['sh', '-c', `set -e\nexec /usr/bin/${API} --a=b`] },
    want: API,
    absence: 'unknown',
  },
  {
    name: 'of a shell with options',
    container: { command: ['/bin/bash', '-ec', `${API} --a=b 2>&1`] },
    want: API,
    absence: 'unknown',
  },
  { name: 'with arguments from a variable', container: { command: [API, '$(MORE)'] }, want: API, absence: 'unknown' },
  { name: 'etcd with a file', container: { command: ['etcd', '--config-file=x'] }, want: 'etcd', absence: 'unknown' },
  {
    name: 'kubelet with a file',
    container: { command: ['kubelet', '--config=x'] },
    want: 'kubelet',
    absence: 'elsewhere',
  },
  { name: 'that only looks for it', container: { command: ['sh', '-c', `pgrep ${API}`] }, want: undefined },
  { name: 'with a longer name', container: { image: `example.com/${API}-exporter:1` }, want: undefined },
  { name: 'of another image command', container: { image: 'x/etcd:3', command: ['backup', 'etcd'] }, want: undefined },
]
for (const { name, container, want, absence = 'unset' } of programs)
  test(`a program ${name}`, () => {
    const [startup] = startupsOfPod(pod(container), 'kube-system')
    assert.deepEqual([startup?.component, startup?.absence('v').kind], [want, want && absence])
  })

test('a flag says where it is written, whether its value is, and how it is changed', () => {
  const args = ['--x=y', '--a=$(HOST)', '--b', 'c', '--d_e=f', '--g=h --i=j']
  const { flag, path, set, remove } = start({ command: [API], args }) ?? assert.fail()
  const at = ['spec', 'containers', 0, 'args']
  const { value, isOpen, path: place } = flag('a') ?? assert.fail()
  assert.deepEqual([value, isOpen, place, path], ['$(HOST)', true, [...at, 1], at])
  assert.deepEqual(set('x', 'z'), { kind: 'set', path: [...at, 0], value: '--x=z' })
  assert.deepEqual(set('b', 'z'), { kind: 'set', path: [...at, 3], value: 'z' })
  assert.deepEqual(set('d-e', 'z'), { kind: 'set', path: [...at, 4], value: '--d_e=z' })
  assert.deepEqual(set('new', 'z'), { kind: 'set', path: [...at, 6], value: '--new=z' })
  assert.deepEqual(remove('x'), { kind: 'remove', path: [...at, 0] })
  assert.deepEqual([set('g', 'z'), remove('g'), remove('b'), remove('new')], Array(4).fill(undefined))
  assert.deepEqual(start({ command: [API, '--x=y'] })?.path, ['spec', 'containers', 0, 'command'])
})

test('etcd takes flags from its environment, where its command does not say otherwise', () => {
  const env = [
    { name: 'ETCD_CERT_FILE', value: '/a' },
    { name: 'ETCD_KEY_FILE', valueFrom: {} },
    { name: 'ETCD_NAME', value: 'b' },
  ]
  const startup = start({ command: ['etcd', '--name=c'], env }, 'etcd') ?? assert.fail()
  assert.deepEqual(
    ['cert-file', 'key-file', 'name'].map((name) => [startup.flag(name)?.value, startup.flag(name)?.isOpen]),
    [
      ['/a', false],
      ['', true],
      ['c', false],
    ],
  )
  assert.deepEqual(startup.set('cert-file', '/b'), {
    kind: 'set',
    path: ['spec', 'containers', 0, 'env', 0, 'value'],
    value: '/b',
  })
})

test('a kubelet without a file keeps the defaults of old', () => {
  const value = (...args: string[]) =>
    start({ command: ['kubelet', ...args] }, 'kubelet')?.flag('anonymous-auth')?.value
  assert.deepEqual([value(), value('--anonymous-auth=false'), value('--config=x')], ['true', 'false', undefined])
})

test('an etcd of somebody else is none of the cluster', () => {
  const etcd = { command: ['etcd'] }
  assert.equal(startupOf(pod(etcd), 'shop', 'etcd'), undefined)
  assert.notEqual(startupOf(pod(etcd, { labels: { tier: 'control-plane' } }), 'shop', 'etcd'), undefined)
  assert.notEqual(startupOf(pod({ command: [API] }), 'shop', API), undefined)
})

test('the release is that of the image, where it names one of Kubernetes', () => {
  const releases = [
    'registry.k8s.io/kube-apiserver:v1.30.2',
    'rancher/hardened-kubernetes:v1.32.11-rke2r1',
    'x/api:v1.2.3',
    'kube-apiserver:latest',
  ]
  assert.deepEqual(
    releases.map((image) => start({ image, command: [API] })?.version),
    [30, 32, undefined, undefined],
  )
})
