import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { type Component, commandLineOf } from './index.ts'

const pod = (container: Readonly<Record<string, unknown>>, metadata: unknown = { namespace: 'kube-system' }) =>
  podOf({ metadata, spec: { containers: [{ name: 'c', ...container }] } }, [])

const API = 'kube-apiserver'
const line = (container: Readonly<Record<string, unknown>>, component: Component = API) =>
  commandLineOf(pod(container), component)

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
  { name: 'absent', words: ['--ab=c'], want: undefined },
]
for (const { name, words, want } of flags)
  test(`a flag ${name}`, () => {
    assert.equal(line({ command: [API, ...words] })?.flag('a')?.value, want)
    assert.equal(line({ command: [`/usr/local/bin/${API}`], args: words })?.flag('a')?.value, want)
    assert.equal(line({ image: `registry.k8s.io/${API}:v1.33.1`, args: words })?.flag('a')?.value, want)
  })

test('a flag says where it is written, and whether its value is', () => {
  const { flag, path } = line({ command: [API], args: ['--x=y', '--a=$(HOST)'] }) ?? assert.fail()
  assert.deepEqual(flag('a'), { value: '$(HOST)', isOpen: true, path: ['spec', 'containers', 0, 'args', 1] })
  assert.deepEqual(path, ['spec', 'containers', 0, 'args'])
  assert.deepEqual(line({ command: [API, '--x=y'] })?.path, ['spec', 'containers', 0, 'command'])
})

test('what does not start the component has no command line of it', () => {
  assert.equal(line({ command: ['sh', '-c', `${API} --a=b`] }), undefined)
  assert.equal(line({ command: ['etcd'] }), undefined)
  assert.equal(line({ command: [API], args: ['--a=b'] }, 'etcd'), undefined)
  assert.equal(line({ image: `example.com/${API}-exporter:1` }), undefined)
  assert.equal(commandLineOf(pod({ command: ['etcd'] }, { namespace: 'shop' }), 'etcd'), undefined)
  assert.notEqual(commandLineOf(pod({ command: ['etcd'] }, { labels: { tier: 'control-plane' } }), 'etcd'), undefined)
})
