import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attemptKeys } from './attempts.ts'
import { rateLimit } from './rate-limit.ts'
import { TENANT } from './sample.ts'

const key = (key: string, burst = 2) => ({ key, allowance: { burst, refillMs: 100 } })

test('a burst, then one after each refill', () => {
  const limit = rateLimit()
  const at = (now: number) => limit.take([key('a')], now)
  const go = { kind: 'go' }
  assert.deepEqual([at(0), at(0), at(0)], [go, go, { kind: 'wait', retryAfterMs: 100 }])
  assert.deepEqual(
    [at(40), at(100), at(100)],
    [{ kind: 'wait', retryAfterMs: 60 }, go, { kind: 'wait', retryAfterMs: 100 }],
  )
  assert.deepEqual(limit.take([key('b')], 100), go)
})

test('where one bucket is empty nothing is taken from the others', () => {
  const limit = rateLimit()
  for (let i = 0; i < 2; i++) limit.take([key('a')], 0)
  for (let i = 0; i < 9; i++) assert.equal(limit.take([key('b'), key('a')], 0).kind, 'wait')
  assert.equal(limit.take([key('b')], 0).kind, 'go')
})

test('what is given back can be taken again, and never more than a burst', () => {
  const limit = rateLimit()
  limit.take([key('a')], 0)
  for (let i = 0; i < 5; i++) limit.giveBack([key('a')], 0)
  assert.equal(limit.size, 0, 'a full bucket is forgotten')
  assert.deepEqual(
    Array.from({ length: 3 }, () => limit.take([key('a')], 0).kind),
    ['go', 'go', 'wait'],
  )
})

test('memory is bounded, and a flood of others does not free who waits', () => {
  const limit = rateLimit({ maxKeys: 100 })
  for (let i = 0; i < 5; i++) limit.take([key('attacked', 5)], 0)
  for (let i = 0; i < 5000; i++) limit.take([key(`flood ${i}`)], 1)
  assert.ok(limit.size <= 100, `${limit.size}`)
  assert.equal(limit.take([key('attacked', 5)], 2).kind, 'wait')
})

test('never more than the burst and what was refilled', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 60 }), (steps) => {
      const limit = rateLimit()
      let now = 0
      let taken = 0
      for (const step of steps) {
        now += step
        if (limit.take([key('a', 3)], now).kind === 'go') taken++
        assert.ok(taken <= 3 + now / 100 + 1e-9)
      }
    }),
  )
})

const same = [
  { name: 'one network of IPv6', a: '2001:db8:1:2::1', b: '2001:DB8:1:2:ffff::9', isSame: true },
  { name: 'two networks of IPv6', a: '2001:db8:1:2::1', b: '2001:db8:1:3::1', isSame: false },
  { name: 'zeros at the front', a: '::1', b: '::2', isSame: true },
  { name: 'a zone', a: 'fe80::1%eth0', b: 'fe80::2', isSame: true },
  { name: 'two addresses of IPv4', a: '192.0.2.1', b: '192.0.2.2', isSame: false },
]
for (const { name, a, b, isSame } of same)
  test(`counted together or not: ${name}`, () => {
    const keys = (address: string) => attemptKeys(TENANT, 'ada', { address, agent: '' }).map(({ key }) => key)
    assert.equal(keys(a)[0] === keys(b)[0], isSame, `${keys(a)[0]} ${keys(b)[0]}`)
    assert.equal(keys(a)[1], keys(b)[1])
  })

test('an account is one, however its name is written', () => {
  const account = (name: string) => attemptKeys(TENANT, name, { address: 'x', agent: '' })[1]?.key
  assert.equal(account('ADA'), account('ada'))
  assert.notEqual(account('ada'), account('bob'))
})
