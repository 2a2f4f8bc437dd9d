import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tenant } from '@ringwall/model'
import { type Browser, type SampleServer, sampleServer, TENANT } from '../sample-server.ts'

const PASSWORD = 'vault otter 42 plum'
const NEXT = 'pebble orchid 19 kayak'

test('users are added, changed, reset and signed out, by who may', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const add = (body: object) =>
    ada('POST', '/api/v1/users', { name: 'bob', password: PASSWORD, role: 'viewer', ...body })
  const made = await add({})
  const { id, createdAt } = made.body
  const bob = { id, name: 'bob', role: 'viewer', createdAt, mustChangePassword: true, hasTotp: false }
  assert.deepEqual([made.status, made.body], [201, bob], 'and nothing that proves who it is')
  assert.equal((await add({ name: 'BOB' })).status, 409)
  assert.equal((await add({ name: 'eve', password: 'short' })).status, 400)
  assert.equal((await add({ name: 'eve', role: 'king' })).status, 400)
  assert.equal((await add({ name: 'e\u202eve' })).status, 400)

  const browser = server.browser()
  const enter = (password: string) => browser('POST', '/api/v1/session', { name: 'bob', password })
  const entered = await enter(PASSWORD)
  const { principal } = entered.body
  assert.deepEqual([entered.status, principal.mustChangePassword, principal.permissions], [200, true, []])
  assert.equal((await browser('GET', '/api/v1/findings')).status, 403, 'first the password')
  assert.equal((await browser('POST', '/api/v1/me/password', { current: PASSWORD, next: NEXT })).status, 204)
  assert.equal((await browser('GET', '/api/v1/findings')).status, 200)
  assert.equal((await browser('GET', '/api/v1/users')).status, 403)

  const changed = await ada('PATCH', `/api/v1/users/${id}`, { role: 'admin' })
  assert.deepEqual([changed.status, changed.body.role], [200, 'admin'])
  assert.equal((await browser('GET', '/api/v1/users')).status, 200, 'with the next request')
  assert.equal((await ada('GET', '/api/v1/users?after=nowhere')).status, 400)
  assert.equal((await ada('POST', `/api/v1/users/${id}/sign-out`)).status, 204)
  assert.equal((await browser('GET', '/api/v1/users')).status, 401)
  await enter(NEXT)
  const disabled = await ada('PATCH', `/api/v1/users/${id}`, { isDisabled: true })
  assert.equal(disabled.body.disabledAt, server.clock.now)
  assert.equal((await browser('GET', '/api/v1/users')).status, 401)
  assert.equal((await enter(NEXT)).status, 401)
  assert.equal((await ada('PATCH', `/api/v1/users/${id}`, { isDisabled: false })).body.disabledAt, undefined)
  assert.equal((await ada('POST', `/api/v1/users/${id}/password`, { password: PASSWORD })).status, 204)
  assert.equal((await enter(NEXT)).status, 401)
  assert.equal((await enter(PASSWORD)).body.principal.mustChangePassword, true)
  const { users } = (await ada('GET', '/api/v1/users?limit=1')).body
  assert.deepEqual(
    users.map(({ name }: { name: string }) => name),
    ['ada'],
  )
})

test('the last who may administer users stays', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const { id } = (await ada('GET', '/api/v1/session')).body.principal
  for (const change of [{ role: 'viewer' }, { isDisabled: true }]) {
    const { status, body } = await ada('PATCH', `/api/v1/users/${id}`, change)
    assert.deepEqual([status, body.detail], [409, 'nobody would be left who may administer users'])
  }
  assert.equal((await ada('PATCH', `/api/v1/users/${id}`, {})).status, 400)
})

test('nobody reaches into another tenant', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const by = { actor: { kind: 'system', id: '', name: '' }, client: { address: '', agent: '' } } as const
  const wish = {
    tenant: tenant('theirs'),
    name: 'eve',
    role: 'admin',
    password: PASSWORD,
    mustChangePassword: false,
  } as const
  const added = await server.identity.addUser(wish, by)
  assert.ok(added.kind === 'added')
  const path = `/api/v1/users/${added.id}`
  const tries = [
    await ada('PATCH', path, { role: 'viewer' }),
    await ada('POST', `${path}/password`, { password: NEXT }),
    await ada('POST', `${path}/sign-out`),
    await ada('PATCH', '/api/v1/users/none', { role: 'viewer' }),
  ]
  assert.deepEqual(
    tries.map(({ status }) => status),
    [404, 404, 404, 404],
  )
  assert.equal((await ada('GET', '/api/v1/users')).body.users.length, 1)
  assert.equal((await server.browser()('POST', '/api/v1/session', { name: 'eve', password: PASSWORD })).status, 401)
})

test('a token is shown once, does what it may, and is revoked', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  const wish = { name: 'ci', permissions: ['scans:write'], expiresInDays: 7 }
  const made = await ada('POST', '/api/v1/tokens', wish)
  const { token, ...kept } = made.body
  assert.equal(made.status, 201)
  assert.match(token, /^rw_[0-9A-Za-z]{38}$/)
  assert.deepEqual([kept.prefix, kept.expiresAt - kept.createdAt], [token.slice(0, 9), 7 * 86_400_000])
  assert.deepEqual((await ada('GET', '/api/v1/tokens')).body, { tokens: [kept] })
  const ci = server.browser({ authorization: `Bearer ${token}`, 'sec-fetch-site': 'none' })
  assert.equal((await ci('GET', '/api/v1/findings')).status, 403)
  assert.equal((await ci('GET', '/api/v1/session')).body.principal.kind, 'token')
  for (const path of ['/api/v1/me/sessions', '/api/v1/tokens', '/api/v1/users'])
    assert.equal((await ci('GET', path)).status, 403, path)
  assert.equal((await ci('DELETE', '/api/v1/session')).status, 403)
  assert.equal((await ci('POST', '/api/v1/tokens', wish)).status, 403, 'no token makes another')
  assert.equal((await ada('GET', '/api/v1/tokens')).body.tokens[0].lastUsedAt, server.clock.now)
  for (const odd of [
    { permissions: ['tokens:own'] },
    { permissions: [] },
    { permissions: ['*'] },
    { expiresInDays: 366 },
    { name: ' ' },
  ])
    assert.equal((await ada('POST', '/api/v1/tokens', { ...wish, ...odd })).status, 400, JSON.stringify(odd))
  assert.equal((await ada('DELETE', `/api/v1/tokens/${kept.id}`)).status, 204)
  assert.equal((await ada('DELETE', `/api/v1/tokens/${kept.id}`)).status, 404)
  const late = await ci('GET', '/api/v1/session')
  assert.deepEqual([late.status, late.headers['www-authenticate']], [401, 'Bearer'])
})

test('what was done is listed, newest first, and proven', async (t) => {
  const server = await sampleServer(t)
  const ada = await first(server)
  await ada('POST', '/api/v1/users', { name: 'bob', password: PASSWORD, role: 'viewer' })
  const viewer = server.browser()
  await viewer('POST', '/api/v1/session', { name: 'bob', password: PASSWORD })
  await viewer('POST', '/api/v1/me/password', { current: PASSWORD, next: NEXT })
  assert.equal((await viewer('GET', '/api/v1/audit')).status, 403)
  const { entries } = (await ada('GET', '/api/v1/audit')).body
  assert.deepEqual(
    entries.map(({ seq, action, outcome, actor }: Entry) => `${seq} ${actor.name} ${action} ${outcome}`),
    [
      '6 bob audit.list refused',
      '5 bob password.change done',
      '4 bob session.begin done',
      '3 ada user.create done',
      '2 this machine bootstrap.redeem done',
      '1 this machine bootstrap.offer done',
    ],
  )
  const page = (await ada('GET', '/api/v1/audit?limit=2&before=5')).body
  assert.deepEqual([page.entries.map(({ seq }: Entry) => seq), page.next], [[4, 3], 3])
  const created = (await ada('GET', '/api/v1/audit?action=user.create')).body.entries
  assert.deepEqual([created.length, created[0].detail], [1, { name: 'bob', role: 'viewer', clusters: ['every'] }])
  const verdict = (await ada('GET', '/api/v1/audit/verification')).body
  assert.deepEqual(verdict, { kind: 'intact', entries: 6, head: { seq: 6, hash: entries[0].hash } })
})

interface Entry {
  readonly seq: number
  readonly action: string
  readonly outcome: string
  readonly actor: { readonly name: string }
}

async function first({ identity, browser }: SampleServer): Promise<Browser> {
  const ada = browser()
  const token = await identity.offerBootstrap(TENANT)
  const { status } = await ada('POST', '/api/v1/bootstrap', { token, name: 'ada', password: PASSWORD })
  assert.equal(status, 200)
  return ada
}
