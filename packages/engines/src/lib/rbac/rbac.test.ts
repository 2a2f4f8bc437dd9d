import assert from 'node:assert/strict'
import { test } from 'node:test'
import { view } from '../view/index.ts'
import { bindingOf, grants, grantsEverything, isBootstrap, roleOf, rulesOf } from './index.ts'

const rule = (
  apiGroups: readonly string[],
  resources: readonly string[],
  verbs: readonly string[],
  resourceNames: readonly string[] = [],
) => {
  const [first] = rulesOf(view({ rules: [{ apiGroups, resources, verbs, resourceNames }] }, [], []))
  assert.ok(first)
  return first
}
const PODS = { group: '', resource: 'pods', verbs: ['get', 'create', 'list'] }
const EXEC = { group: '', resource: 'pods/exec', verbs: ['create'] }

const cases = [
  { name: 'exact', rule: rule([''], ['pods'], ['get']), target: PODS, want: { verbs: ['get'], names: [], index: 0 } },
  {
    name: 'wildcards',
    rule: rule(['*'], ['*'], ['*']),
    target: PODS,
    want: { verbs: ['get', 'create', 'list'], names: [], index: 0 },
  },
  {
    name: 'the second resource',
    rule: rule([''], ['a', 'pods'], ['get']),
    target: PODS,
    want: { verbs: ['get'], names: [], index: 1 },
  },
  { name: 'another group', rule: rule(['apps'], ['pods'], ['get']), target: PODS, want: undefined },
  { name: 'another verb', rule: rule([''], ['pods'], ['delete']), target: PODS, want: undefined },
  {
    name: 'names take away what carries none',
    rule: rule([''], ['pods'], ['*'], ['a']),
    target: PODS,
    want: { verbs: ['get'], names: ['a'], index: 0 },
  },
  {
    name: 'a named subresource may be created',
    rule: rule([''], ['pods/exec'], ['create'], ['a']),
    target: EXEC,
    want: { verbs: ['create'], names: ['a'], index: 0 },
  },
  { name: 'a resource is not its subresources', rule: rule([''], ['pods'], ['*']), target: EXEC, want: undefined },
  {
    name: 'a star before the slash',
    rule: rule([''], ['*/exec'], ['create']),
    target: EXEC,
    want: { verbs: ['create'], names: [], index: 0 },
  },
  {
    name: 'a star behind the slash is no pattern',
    rule: rule([''], ['pods/*'], ['create']),
    target: EXEC,
    want: undefined,
  },
  {
    name: 'a star grants subresources',
    rule: rule([''], ['*'], ['create']),
    target: EXEC,
    want: { verbs: ['create'], names: [], index: 0 },
  },
] as const
for (const c of cases) test(`grants: ${c.name}`, () => assert.deepEqual(grants(c.rule, c.target), c.want))

test('everything is all three stars without names', () => {
  assert.equal(grantsEverything(rule(['*'], ['*'], ['*'])), true)
  assert.equal(grantsEverything(rule(['*'], ['*'], ['*'], ['a'])), false)
  assert.equal(grantsEverything(rule([''], ['*'], ['*'])), false)
})

test('an aggregated role has no rules, odd ones are remembered', () => {
  assert.deepEqual(roleOf(view({ kind: 'ClusterRole', metadata: { name: 'a' }, rules: null }, [], [])).rules, [])
  const unreadable: Parameters<typeof view>[2] = []
  roleOf(view({ kind: 'Role', rules: [{ verbs: 'get' }] }, [], unreadable))
  assert.deepEqual(
    unreadable.map((u) => u.path),
    [['rules', 0, 'verbs']],
  )
})

test('a binding is read with the places of its subjects', () => {
  const binding = bindingOf(
    view(
      { kind: 'RoleBinding', roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User', name: 'u' }] },
      [],
      [],
    ),
  )
  assert.deepEqual(binding.subjects, [{ kind: 'User', name: 'u', path: ['subjects', 0] }])
})

const bootstraps = [
  {
    name: 'label and name',
    object: {
      kind: 'ClusterRole',
      metadata: { name: 'system:x', labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } },
    },
    want: true,
  },
  { name: 'the name alone', object: { kind: 'ClusterRole', metadata: { name: 'system:x' } }, want: false },
  {
    name: 'the label alone',
    object: {
      kind: 'ClusterRole',
      metadata: { name: 'x', labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } },
    },
    want: false,
  },
]
for (const c of bootstraps)
  test(`Kubernetes' own: ${c.name}`, () => assert.equal(isBootstrap(view(c.object, [], [])), c.want))
