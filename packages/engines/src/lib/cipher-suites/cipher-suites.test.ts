import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areStrong } from './index.ts'

const cases: readonly (readonly [string | undefined, boolean])[] = [
  [undefined, true],
  ['TLS_AES_128_GCM_SHA256', true],
  ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305', true],
  ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', true],
  ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', false],
  ['TLS_RSA_WITH_AES_128_GCM_SHA256', false],
  ['TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', false],
  ['TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_RC4_128_SHA', false],
  ['', false],
]
for (const [suites, want] of cases)
  test(`${suites} ${want ? 'is' : 'is not'} strong`, () => assert.equal(areStrong(suites), want))
