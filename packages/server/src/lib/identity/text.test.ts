import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { isApiToken, mintApiToken, prefixOf } from './api-token.ts'
import { printBase32 } from './base32.ts'
import { passwordFlaws } from './password-policy.ts'
import { hashRecoveryCode, mintRecoveryCodes } from './recovery-code.ts'
import { seal, unseal } from './seal.ts'
import { isSecret, mintPassword, mintSecret } from './secret.ts'
import { totpAddress, totpCode, totpStep } from './totp.ts'

// RFC 4648, 10.
for (const [text, printed] of [
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const)
  test(`base32 of "${text}"`, () => assert.equal(printBase32(Buffer.from(text)), printed))

// RFC 6238, appendix B.
const SECRET = Buffer.from('12345678901234567890')
for (const [seconds, code] of [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const)
  test(`the code at ${seconds} s`, () => assert.equal(totpCode(SECRET, Math.floor(seconds / 30), 8), code))

test('a code is of its step, the one before and the one after, and of no other', () => {
  const at = 1_000_000
  const near = [-2, -1, 0, 1, 2].map((step) => totpStep(SECRET, totpCode(SECRET, at + step), at * 30_000))
  assert.deepEqual(near, [undefined, at - 1, at, at + 1, undefined])
  const code = totpCode(SECRET, at)
  assert.equal(totpStep(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, at * 30_000), at)
  for (const odd of ['', '12345', '1234567', 'abcdef', '１２３４５６', `${code}\n`])
    assert.equal(totpStep(SECRET, odd, at * 30_000), undefined, odd)
})

test('the address for a telephone holds no character that ends it', () => {
  const address = totpAddress(SECRET, 'a&b=c?d#e:你')
  assert.equal(
    address,
    'otpauth://totp/Ringwall:a%26b%3Dc%3Fd%23e%3A%E4%BD%A0?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ringwall&algorithm=SHA1&digits=6&period=30',
  )
})

test('a token is known by its form, and any mistake in it is noticed', () => {
  const token = mintApiToken()
  assert.match(token, /^rw_[0-9A-Za-z]{38}$/)
  assert.ok(isApiToken(token) && prefixOf(token) === token.slice(0, 9))
  assert.notEqual(token, mintApiToken())
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0aZ_-é'), (at, character) => {
      const wrong = token.slice(0, at) + character + token.slice(at + 1)
      assert.equal(isApiToken(wrong), wrong === token)
    }),
  )
  for (const text of ['', 'rw_', `${token} `, token.slice(1), 'x'.repeat(1e6)]) assert.equal(isApiToken(text), false)
})

test('secrets are of one form', () => {
  const [one, two] = [mintSecret(), mintSecret()]
  assert.ok(isSecret(one) && isSecret(two) && one !== two)
  for (const text of ['', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}\n`, '='.repeat(43)])
    assert.equal(isSecret(text), false, text)
})

test('a password that we make is one that we take', () => {
  for (let i = 0; i < 200; i++) {
    const password = mintPassword()
    assert.match(password, /^[a-z2-7]{5}(-[a-z2-7]{5}){3}$/)
    assert.deepEqual(passwordFlaws(password, ['ada']), [])
  }
})

test('a recovery code is the same however it is typed', () => {
  const codes = mintRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  for (const code of codes) {
    assert.match(code, /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
    const hash = hashRecoveryCode(code)
    assert.match(hash ?? '', /^[0-9a-f]{64}$/)
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ''), ` ${code} `, code.replaceAll('-', ' ')])
      assert.equal(hashRecoveryCode(typed), hash)
  }
  for (const odd of ['', '123456', 'ABCD-EFGH-JKLM', 'ABCD-EFGH-JKLM-NPQ1'])
    assert.equal(hashRecoveryCode(odd), undefined)
})

test('what is sealed opens with its key and for its purpose alone', () => {
  const key = createSecretKey(Buffer.alloc(32, 1))
  const other = createSecretKey(Buffer.alloc(32, 2))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (bytes, purpose) => {
      const sealed = seal(bytes, key, purpose)
      assert.deepEqual(unseal(sealed, key, purpose), Buffer.from(bytes))
      assert.equal(unseal(sealed, other, purpose), undefined)
      assert.equal(unseal(sealed, key, `${purpose}x`), undefined)
    }),
  )
  const sealed = seal(Buffer.from('secret'), key, 'p')
  assert.notEqual(sealed, seal(Buffer.from('secret'), key, 'p'))
  for (let i = 0; i < sealed.length; i++) {
    const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    // The last letter of base64 may carry bits that count for nothing.
    const opened = unseal(changed, key, 'p')
    assert.ok(opened === undefined || i === sealed.length - 1, `${i}`)
  }
  fc.assert(fc.property(fc.string(), (text) => assert.equal(unseal(text, key, 'p'), undefined)))
})
