import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope, type Resource } from '@ringwall/model'
import { estateOf, type MemberPod } from '../estate/index.ts'
import { podOf } from '../pod-security/index.ts'
import { accountOf, heldBy, mountsToken, rightsOf } from './index.ts'

type Plain = Readonly<Record<string, unknown>>

const GROUP = 'rbac.authorization.k8s.io'

function known(group: string, kind: string, namespace: string, name: string, more: Plain = {}) {
  const asset = { kind: 'kubernetes', scope: localScope(), target: 't', namespace, resource: kind, name }
  const object = { kind, metadata: { name }, ...more }
  const resource = { asset, object } as unknown as Resource
  return { kind: `${group}/${kind}`, resource, pod: kind === 'Pod' ? podOf(object, []) : undefined }
}

const pod = (name: string, spec: Plain) => known('', 'Pod', 'shop', name, { spec })
const role = (name: string, rules: readonly Plain[]) => known(GROUP, 'ClusterRole', '-', name, { rules })
const binding = (kind: string, namespace: string, roleName: string, subjects: readonly Plain[]) =>
  known(GROUP, kind, namespace, roleName, { roleRef: { kind: 'ClusterRole', name: roleName }, subjects })
const SECRETS = { group: '', resource: 'secrets', verbs: ['get'] }
const estate = estateOf(
  [
    pod('web', { serviceAccountName: 'web' }),
    pod('old', { serviceAccount: 'web' }),
    pod('plain', {}),
    pod('closed', { serviceAccountName: 'web', automountServiceAccountToken: false }),
    pod('quiet', { serviceAccountName: 'quiet' }),
    known('', 'ServiceAccount', 'shop', 'quiet', { automountServiceAccountToken: false }),
    role('reader', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }]),
    role('one', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['mine'] }]),
    binding('RoleBinding', 'shop', 'reader', [{ kind: 'ServiceAccount', name: 'web' }]),
    binding('ClusterRoleBinding', '-', 'one', [{ kind: 'Group', name: 'system:serviceaccounts' }]),
    binding('ClusterRoleBinding', '-', 'edit', [{ kind: 'ServiceAccount', name: 'quiet', namespace: 'shop' }]),
    binding('ClusterRoleBinding', '-', 'gone', [{ kind: 'Group', name: 'system:authenticated' }]),
  ],
  undefined,
)

const cases = [
  { name: 'web', account: 'web', mounts: true, rights: ['ClusterRole reader in shop', 'ClusterRole one in *'] },
  { name: 'old', account: 'web', mounts: true, rights: ['ClusterRole reader in shop', 'ClusterRole one in *'] },
  { name: 'plain', account: 'default', mounts: true, rights: ['ClusterRole one in *'] },
  { name: 'closed', account: 'web', mounts: false, rights: [] },
  { name: 'quiet', account: 'quiet', mounts: false, rights: [] },
]
for (const c of cases)
  test(`pod ${c.name}: its account, its token and what that may do`, () => {
    const member = podNamed(c.name)
    const rights = rightsOf(member, estate).map(({ role: name, reach }) => `${name} in ${reach}`)
    assert.deepEqual([accountOf(member), mountsToken(member, estate), rights], [c.account, c.mounts, c.rights])
  })

test('a right by name counts where the name does', () => {
  const rights = rightsOf(podNamed('plain'), estate)
  assert.equal(heldBy(rights, [SECRETS]), undefined)
  assert.equal(heldBy(rights, [{ ...SECRETS, isBadName: (name) => name === 'mine' }])?.role, 'ClusterRole one')
  assert.equal(heldBy(rightsOf(podNamed('web'), estate), [SECRETS])?.reach, 'shop')
})

function podNamed(name: string): MemberPod {
  const found = estate.pods('shop').find((member) => member.name === name)
  assert.ok(found)
  return found
}
