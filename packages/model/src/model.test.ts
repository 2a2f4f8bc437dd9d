import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asset, isAtLeast, keyOf, localScope, nameOf, parseRuleId, printPath, readKey, tenant } from './index.ts'

const scope = localScope()
const asset: Asset = { kind: 'kubernetes', scope, target: 'shop', namespace: 'a', resource: 'Pod', name: 'web' }

test('an asset is named by target, namespace, kind and name', () => assert.equal(nameOf(asset), 'shop/a/Pod/web'))

const others: readonly { readonly name: string; readonly asset: Asset }[] = [
  { name: 'tenant', asset: { ...asset, scope: { ...scope, tenant: tenant('other') } } },
  { name: 'namespace', asset: { ...asset, namespace: 'b' } },
  { name: 'border between parts', asset: { ...asset, target: 'shop/a', namespace: 'Pod', resource: 'web', name: '' } },
  { name: 'kind of asset', asset: { kind: 'file', scope, target: 'shop', path: 'a/Pod/web' } },
]
for (const other of others)
  test(`the key tells assets apart by ${other.name}`, () => assert.notEqual(keyOf(other.asset), keyOf(asset)))

for (const known of [asset, ...others.map((other) => other.asset)])
  test(`the key of ${nameOf(known)} tells its name`, () =>
    assert.deepEqual(readKey(keyOf(known)), { key: keyOf(known), target: known.target, name: nameOf(known) }))

for (const text of ['', 'a/b/kubernetes/t', 'a/b/file/t/%', 'a/b/other/t/x'])
  test(`"${text}" is no key`, () => assert.equal(readKey(text), undefined))

const paths = [
  { path: [], want: '.' },
  { path: ['spec', 'containers', 0, 'image'], want: 'spec.containers[0].image' },
  { path: ['metadata', 'annotations', 'a.b/c'], want: 'metadata.annotations["a.b/c"]' },
] as const
for (const c of paths) test(`path ${c.want}`, () => assert.equal(printPath(c.path), c.want))

for (const id of ['pss-privileged', 'a1', '929a690e-bef0-4204-a928-ef5e620d6fcc'])
  test(`${id} is a rule id`, () => assert.equal(parseRuleId(id), id))
for (const id of ['', 'A', 'a--b', '-a', 'a_b', '1a'])
  test(`"${id}" is no rule id`, () => assert.equal(parseRuleId(id), undefined))

test('high is at least medium, and not the reverse', () => {
  assert.equal(isAtLeast('high', 'medium'), true)
  assert.equal(isAtLeast('medium', 'high'), false)
})
