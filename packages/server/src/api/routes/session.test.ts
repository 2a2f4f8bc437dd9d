import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totpCode } from '../../lib/identity/totp.ts'
import { type SampleServer, sampleServer, TENANT } from '../sample-server.ts'

const PASSWORD = 'vault otter 42 plum'
const NEXT = 'pebble orchid 19 kayak'

/** Makes the first user, and gives the browser in which they are signed in. */
async function first({ identity, browser }: SampleServer, name = 'ada') {
  const token = await identity.offerBootstrap(TENANT)
  const ada = browser()
  const made = await ada('POST', '/api/v1/bootstrap', { token, name, password: PASSWORD })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  return ada
}

test('the first user is made by the link, once, and signed in', async (t) => {
  const server = await sampleServer(t)
  const stranger = server.browser()
  const before = await stranger('GET', '/api/v1/session')
  assert.deepEqual([before.status, before.body], [200, { version: '0.0.0', needsBootstrap: true }])
  const token = await server.identity.offerBootstrap(TENANT)
  const redeem = (body: object) =>
    stranger('POST', '/api/v1/bootstrap', { token, name: 'ada', password: PASSWORD, ...body })
  assert.equal((await redeem({ token: 'guess' })).status, 401)
  const weak = await redeem({ password: 'short' })
  assert.deepEqual([weak.status, weak.body.field], [400, 'password'])
  assert.match(weak.body.detail, /has 5 characters: at least 12/)
  const made = await redeem({})
  assert.deepEqual([made.status, made.body.principal.role, made.body.needsBootstrap], [200, 'admin', false])
  assert.match(made.headers['set-cookie']?.[0] ?? '', /^ringwall=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  assert.equal(
    (await server.browser()('POST', '/api/v1/bootstrap', { token, name: 'eve', password: PASSWORD })).status,
    401,
  )
  assert.equal((await stranger('GET', '/api/v1/session')).body.principal.name, 'ada')
})

test('signing in, signing out, and a cookie that is sent again', async (t) => {
  const server = await sampleServer(t)
  await first(server)
  const browser = server.browser()
  const wrong = await browser('POST', '/api/v1/session', { name: 'ada', password: 'wrong' })
  assert.deepEqual([wrong.status, wrong.body.title, wrong.headers['set-cookie']], [401, 'sign-in failed', undefined])
  assert.match(String(wrong.headers['content-type']), /^application\/problem\+json/)
  const nobody = await browser('POST', '/api/v1/session', { name: 'nobody', password: PASSWORD })
  assert.deepEqual({ ...nobody.body, request: '' }, { ...wrong.body, request: '' })
  const right = await browser('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })
  assert.equal(right.status, 200)
  const cookie = right.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  assert.equal((await browser('GET', '/api/v1/users')).status, 200)
  const again = await browser('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })
  assert.equal(again.status, 200)
  const thief = server.browser({ cookie })
  assert.equal((await thief('GET', '/api/v1/users')).status, 401, 'the session before ended with the new one')
  const out = await browser('DELETE', '/api/v1/session')
  assert.deepEqual([out.status, out.headers['clear-site-data']], [204, '"cache", "storage"'])
  const last = again.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  assert.equal(
    (await server.browser({ cookie: last })('GET', '/api/v1/users')).status,
    401,
    'a session is not replayed',
  )
})

test('too many attempts wait, and are told how long', async (t) => {
  const server = await sampleServer(t)
  await first(server)
  const browser = server.browser()
  const statuses = []
  for (let i = 0; i < 6; i++)
    statuses.push((await browser('POST', '/api/v1/session', { name: 'ada', password: 'wrong' })).status)
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
  const wait = await browser('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })
  assert.deepEqual([wait.status, wait.headers['retry-after'], wait.body.detail], [429, '30', 'try again in 30 seconds'])
  server.clock.now += 30_000
  assert.equal((await browser('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })).status, 200)
})

test('a request that another site had a browser send is refused', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const body = { name: 'ada', password: PASSWORD }
  const forged = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { host: 'evil.example' },
  ]
  for (const headers of forged) {
    const { status } = await ada('POST', '/api/v1/session', body, headers)
    assert.ok([403, 415, 421].includes(status), `${JSON.stringify(headers)}: ${status}`)
  }
  assert.equal((await ada('DELETE', '/api/v1/session', undefined, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await ada('GET', '/api/v1/me/sessions')).status, 200, 'and nothing came of it')
})

test('a password is changed, and everybody else is out', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const elsewhere = server.browser({ 'user-agent': 'elsewhere' })
  await elsewhere('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })
  const { sessions } = (await ada('GET', '/api/v1/me/sessions')).body
  assert.deepEqual(sessions.map((s: { isThis: boolean; userAgent: string }) => [s.isThis, s.userAgent]).toSorted(), [
    [false, 'elsewhere'],
    [true, 'sample'],
  ])
  const wrong = await ada('POST', '/api/v1/me/password', { current: 'wrong', next: NEXT })
  assert.deepEqual([wrong.status, wrong.body.field], [400, 'current'])
  const weak = await ada('POST', '/api/v1/me/password', { current: PASSWORD, next: 'password2026' })
  assert.deepEqual([weak.status, weak.body.field], [400, 'next'])
  const changed = await ada('POST', '/api/v1/me/password', { current: PASSWORD, next: NEXT })
  assert.equal(changed.status, 204)
  assert.equal((await ada('GET', '/api/v1/me/sessions')).body.sessions.length, 1)
  assert.equal((await elsewhere('GET', '/api/v1/me/sessions')).status, 401)
  assert.equal((await elsewhere('POST', '/api/v1/session', { name: 'ada', password: NEXT })).status, 200)
  const other = (await ada('GET', '/api/v1/me/sessions')).body.sessions.find((s: { isThis: boolean }) => !s.isThis)
  assert.equal((await ada('DELETE', `/api/v1/me/sessions/${other.id}`)).status, 204)
  assert.equal((await ada('DELETE', `/api/v1/me/sessions/${other.id}`)).status, 404)
  assert.equal((await elsewhere('GET', '/api/v1/me/sessions')).status, 401)
})

test('with a second factor a code is asked for, after the password', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const { secret, sealed, address } = (await ada('POST', '/api/v1/me/second-factor')).body
  assert.match(address, /^otpauth:\/\/totp\/Ringwall:ada\?secret=[A-Z2-7]{32}&/)
  const code = () => codeOf(secret, server.clock.now)
  const confirm = (body: object) =>
    ada('POST', '/api/v1/me/second-factor/confirmation', { sealed, code: code(), password: PASSWORD, ...body })
  assert.equal((await confirm({ password: 'wrong' })).body.field, 'password')
  assert.equal((await confirm({ code: 'no' })).body.field, 'code')
  assert.equal((await confirm({ sealed: 'x' })).status, 409)
  const { recoveryCodes } = (await confirm({})).body
  assert.equal(recoveryCodes.length, 10)
  const browser = server.browser()
  const enter = (body: object = {}) => browser('POST', '/api/v1/session', { name: 'ada', password: PASSWORD, ...body })
  const wanted = await enter()
  assert.deepEqual([wanted.status, wanted.body.needsCode], [401, true])
  assert.equal((await enter({ password: 'wrong' })).body.needsCode, undefined)
  server.clock.now += 30_000
  assert.equal((await enter({ code: code() })).status, 200)
  assert.equal((await enter({ code: code() })).status, 401, 'a code is not replayed')
  assert.equal((await enter({ code: recoveryCodes[0] })).status, 200)
  assert.equal((await ada('POST', '/api/v1/me/second-factor/removal', { password: PASSWORD })).status, 204)
  assert.equal((await enter()).status, 200)
})

test('no secret is in what is logged or written down', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const made = await ada('POST', '/api/v1/tokens', { name: 'ci', permissions: ['findings:read'] })
  await server.browser({ authorization: `Bearer ${made.body.token}` })('GET', '/api/v1/findings')
  await server.browser()('POST', '/api/v1/session', { name: PASSWORD, password: PASSWORD })
  await ada('POST', '/api/v1/me/password', { current: PASSWORD, next: NEXT })
  const log = (await ada('GET', '/api/v1/audit?limit=500')).body
  const told = [...server.logged, JSON.stringify(log)].join('\n')
  assert.ok(server.logged.length > 3 && log.entries.length >= 5)
  for (const secret of [PASSWORD, NEXT, made.body.token]) assert.ok(!told.includes(secret))
  assert.ok(!/ringwall=[\w-]{43}/.test(told))
})

for (const [name, body] of [
  ['nothing', undefined],
  ['no object', []],
  ['no password', { name: 'ada' }],
  ['a member too many', { name: 'ada', password: 'x', role: 'admin' }],
  ['a name too long', { name: 'x'.repeat(257), password: 'x' }],
  ['no JSON', '{"name": '],
] as const)
  test(`a sign-in with ${name} is refused, with the reason`, async (t) => {
    const { browser } = await sampleServer(t)
    const { status, body: problem } = await browser()('POST', '/api/v1/session', body)
    assert.deepEqual([status, problem.status], [400, 400])
    assert.ok(problem.detail !== '' && problem.title !== '')
  })

/** What a telephone computes. */
function codeOf(base32: string, now: number): string {
  const bits = [...base32]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return totpCode(bytes, Math.floor(now / 30_000))
}
