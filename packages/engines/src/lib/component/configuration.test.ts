import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Unreadable, view } from '../view/index.ts'
import { type Startup, startupsOf, startupsOfConfigMap } from './index.ts'

const KUBELET = { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' }
const read = (fields: Readonly<Record<string, unknown>>, unread: Unreadable[] = []): Startup =>
  startupsOf(view({ ...KUBELET, ...fields }, [], unread))[0] ?? assert.fail()

const fields: readonly { flag: string; written: Readonly<Record<string, unknown>>; want: string | undefined }[] = [
  { flag: 'anonymous-auth', written: { authentication: { anonymous: { enabled: false } } }, want: 'false' },
  { flag: 'read-only-port', written: { readOnlyPort: 10255 }, want: '10255' },
  { flag: 'tls-cipher-suites', written: { tlsCipherSuites: ['A', 'B'] }, want: 'A,B' },
  { flag: 'feature-gates', written: { featureGates: { A: true, B: false } }, want: 'A=true,B=false' },
  { flag: 'streaming-connection-idle-timeout', written: { streamingConnectionIdleTimeout: 0 }, want: '0' },
  { flag: 'seccomp-default', written: { seccompDefault: null }, want: undefined },
  { flag: 'hostname-override', written: {}, want: undefined },
]
for (const { flag, written, want } of fields)
  test(`${flag} is read from its field: ${want}`, () => assert.equal(read(written).flag(flag)?.value, want))

test('a field of another type is told, and not known', () => {
  const unread: Unreadable[] = []
  assert.equal(read({ seccompDefault: 'yes' }, unread).flag('seccomp-default')?.isOpen, true)
  assert.deepEqual(
    unread.map(({ path }) => path),
    [['seccompDefault']],
  )
})

test('what a file does not decide is elsewhere, and a change has the type of its field', () => {
  const { absence, set, remove, phrases } = read({ seccompDefault: false })
  assert.deepEqual([absence('seccomp-default').kind, absence('hostname-override').kind], ['unset', 'elsewhere'])
  assert.deepEqual(set('seccomp-default', 'true'), { kind: 'set', path: ['seccompDefault'], value: true })
  assert.deepEqual(set('read-only-port', '0'), { kind: 'set', path: ['readOnlyPort'], value: 0 })
  assert.deepEqual(remove('seccomp-default'), { kind: 'remove', path: ['seccompDefault'] })
  assert.deepEqual([remove('read-only-port'), set('hostname-override', 'a')], [undefined, undefined])
  assert.equal(phrases.unset('anonymous-auth'), 'KubeletConfiguration does not set authentication.anonymous.enabled')
})

test('a file within a config map is spoken of as a whole', () => {
  const data = { kubelet: JSON.stringify({ ...KUBELET, readOnlyPort: 1 }), other: 'kind: [', more: 'apiVersion: v1' }
  const startups = startupsOfConfigMap(view({ data }, [], []))
  assert.equal(startups.length, 1)
  const [startup] = startups
  assert.deepEqual(startup?.flag('read-only-port'), { value: '1', isOpen: false, path: ['data', 'kubelet'] })
  assert.deepEqual([startup?.path, startup?.set('read-only-port', '0')], [['data', 'kubelet'], undefined])
})
