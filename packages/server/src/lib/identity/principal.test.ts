import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cluster, tenant } from '@ringwall/model'
import {
  isPermission,
  isRole,
  OF_THE_TENANT,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
} from './permission.ts'
import { clustersWhere, may, type UserPrincipal } from './principal.ts'

const OURS = tenant('ours')
const [EAST, WEST] = [cluster('east'), cluster('west')]

const principal = (role: string, clusters?: UserPrincipal['clusters']): UserPrincipal => ({
  kind: 'user',
  id: 'ada',
  name: 'Ada',
  tenant: OURS,
  role,
  clusters,
  permissions: permissionsOf(role),
  sessionId: 's',
  mustChangePassword: false,
})

const cases: readonly { readonly role: string; readonly permission: Permission; readonly want: boolean }[] = [
  { role: 'viewer', permission: 'findings:read', want: true },
  { role: 'viewer', permission: 'findings:write', want: false },
  { role: 'viewer', permission: 'audit:read', want: false },
  { role: 'analyst', permission: 'scans:write', want: true },
  { role: 'analyst', permission: 'exceptions:approve', want: false },
  { role: 'approver', permission: 'exceptions:approve', want: true },
  { role: 'approver', permission: 'users:admin', want: false },
  { role: 'admin', permission: 'users:admin', want: true },
  { role: 'nobody', permission: 'findings:read', want: false },
  { role: '__proto__', permission: 'findings:read', want: false },
]
for (const { role, permission, want } of cases)
  test(`${role} may ${want ? '' : 'not '}${permission}`, () =>
    assert.equal(may(principal(role), permission, { tenant: OURS }), want))

test('nothing reaches into another tenant', () => {
  for (const permission of PERMISSIONS)
    assert.equal(may(principal('admin'), permission, { tenant: tenant('theirs'), cluster: EAST }), false)
})

test('who is held to clusters may there, and not in the tenant as a whole', () => {
  const held = principal('admin', [EAST])
  assert.equal(may(held, 'findings:read', { tenant: OURS, cluster: EAST }), true)
  assert.equal(may(held, 'findings:read', { tenant: OURS, cluster: WEST }), false)
  assert.equal(may(held, 'findings:read', { tenant: OURS }), false)
  for (const permission of OF_THE_TENANT)
    assert.equal(may(held, permission, { tenant: OURS, cluster: EAST }), false, permission)
  assert.deepEqual(clustersWhere(held, 'findings:read'), [EAST])
  assert.equal(clustersWhere(principal('admin'), 'findings:read'), 'every')
  assert.deepEqual(clustersWhere(principal('viewer'), 'audit:read'), [])
  assert.equal(may(principal('admin', []), 'findings:read', { tenant: OURS, cluster: EAST }), false)
})

test('each role has what the one before it has, and admin has all', () => {
  const sets = [ROLES.viewer, ROLES.analyst, ROLES.approver, ROLES.admin].map((list) => new Set<string>(list))
  for (const [i, set] of sets.slice(1).entries()) assert.ok(sets[i]?.isSubsetOf(set))
  assert.deepEqual(ROLES.admin, PERMISSIONS)
})

test('words that are none are none', () => {
  for (const text of ['', 'root', 'toString', '__proto__', 'Viewer']) assert.equal(isRole(text), false, text)
  for (const text of ['', '*', 'findings:*', 'findings:READ']) assert.equal(isPermission(text), false, text)
})
