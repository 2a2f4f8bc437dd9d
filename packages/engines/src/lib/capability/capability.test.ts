import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { addedCapabilities, capabilityName } from './index.ts'

test('a name is the same in any case and with its prefix', () => {
  assert.deepEqual(['SYS_ADMIN', 'sys_admin', 'CAP_SYS_ADMIN', 'CAPS'].map(capabilityName), [
    'SYS_ADMIN',
    'SYS_ADMIN',
    'SYS_ADMIN',
    'CAPS',
  ])
})

test('only what was asked for, at the element', () => {
  const capabilities = { add: ['CHOWN', 'cap_bpf'], drop: ['BPF'] }
  const pod = podOf({ spec: { containers: [{ name: 'a', securityContext: { capabilities } }] } }, [])
  const path = ['spec', 'containers', 0, 'securityContext', 'capabilities', 'add', 1]
  assert.deepEqual(addedCapabilities(pod, new Map([['BPF', 'loads programs']])), [
    { path, message: 'container "a" adds capability BPF: loads programs', edit: { kind: 'remove', path } },
  ])
})
