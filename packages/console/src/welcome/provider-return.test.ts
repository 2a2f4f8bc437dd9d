import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnPath, setbackOf } from './provider-return.ts'

for (const [because, wanted] of [
  [null, undefined],
  ['no_role', 'signIn.provider.noRole'],
  ['disabled', 'signIn.provider.disabled'],
  ['no_name', 'signIn.provider.noName'],
  ['failed', 'signIn.provider.failed'],
  ['<script>', 'signIn.provider.failed'],
] as const)
  test(`led back with ${because}`, () => assert.equal(setbackOf(because), wanted))

for (const [path, query, wanted] of [
  ['/', '', '/'],
  ['/', 'signIn=no_role', '/'],
  ['/findings', 'severity=critical&signIn=failed&q=a+b', '/findings?severity=critical&q=a+b'],
] as const)
  test(`from ${path}?${query} the way leads to ${wanted}`, () =>
    assert.equal(returnPath(path, new URLSearchParams(query)), wanted))
