import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePassword } from './password.ts'
import { type PasswordHasher, passwordHasher } from './password-hash.ts'
import { BY, CLIENT, PASSWORD, sample, TENANT } from './sample.ts'
import { endSession, principalOfSession } from './session.ts'
import { changeUser, resetPassword } from './users.ts'

const MINUTE = 60_000

test('who knows the name and the password is in, until they sign out', async (t) => {
  const { add, context, deeds, enter } = await sample(t)
  const id = await add('Ada', 'viewer')
  const { secret, principal } = await enter({ name: 'ADA' })
  assert.deepEqual(
    { ...principal, permissions: [...principal.permissions], sessionId: '' },
    {
      kind: 'user',
      id,
      name: 'Ada',
      tenant: TENANT,
      role: 'viewer',
      clusters: undefined,
      permissions: ['findings:read', 'scans:read', 'rules:read', 'compliance:read', 'tokens:own'],
      sessionId: '',
      mustChangePassword: false,
    },
  )
  assert.deepEqual(await principalOfSession(context, secret), principal)
  for (const odd of ['', 'x', secret.slice(1), `${secret} `, secret.toUpperCase()])
    assert.equal(await principalOfSession(context, odd), undefined)
  assert.equal(await endSession(context, principal, { client: CLIENT }), true)
  assert.equal(await principalOfSession(context, secret), undefined, 'a session that ended is not replayed')
  assert.equal(await endSession(context, principal, { client: CLIENT }), false)
  assert.deepEqual(await deeds(), ['user.create done', 'session.begin done', 'session.end done'])
})

test('everything that is wrong has one answer', async (t) => {
  const { add, context, signIn, state } = await sample(t)
  await add('ada')
  const id = await add('gone')
  const gone = await state.accounts.find(TENANT, id)
  assert.ok(gone !== undefined)
  await changeUser(context, { user: gone, change: { disabled: 5 } }, BY)
  const wrong = [
    { name: 'nobody' },
    { name: '' },
    { name: 'x'.repeat(100_000) },
    { password: `${PASSWORD} ` },
    { password: '' },
    { password: 'x'.repeat(100_000) },
    { name: 'gone' },
  ]
  for (const [i, request] of wrong.entries())
    assert.deepEqual(await signIn({ ...request, client: { address: `192.0.2.${i}`, agent: '' } }), { kind: 'refused' })
  const { entries } = await state.audit.list({ tenant: TENANT, action: 'session.begin', limit: 9, before: undefined })
  assert.deepEqual(entries.map(({ detail }) => detail['because']).reverse(), [
    'unknown_name',
    'unknown_name',
    'unknown_name',
    'wrong_password',
    'wrong_password',
    'unknown_name',
    'disabled',
  ])
  const written = JSON.stringify(entries)
  assert.ok(!written.includes('nobody') && !written.includes(PASSWORD), 'what was typed is not written down')
})

test('a name that nobody has costs as much: one hash, and one line in the log', async (t) => {
  const { add, context, deeds, signIn } = await sample(t)
  await add('ada')
  const hashed: boolean[] = []
  const passwords: PasswordHasher = {
    ...context.passwords,
    verify: (password, hash) => {
      hashed.push(hash !== undefined)
      return context.passwords.verify(password, hash)
    },
  }
  for (const name of ['ada', 'nobody', '', 'x'.repeat(100_000)]) {
    const before = (await deeds()).length
    assert.equal((await signIn({ name, password: 'wrong' }, { passwords })).kind, 'refused')
    assert.equal((await deeds()).length, before + 1)
  }
  assert.deepEqual(hashed, [true, false, false, false])
})

test('attempts are few, from one place at one account, and a good one is none', async (t) => {
  const { add, clock, deeds, signIn } = await sample(t)
  await add('ada')
  for (let i = 0; i < 20; i++) assert.equal((await signIn()).kind, 'signed_in')
  for (let i = 0; i < 5; i++) assert.equal((await signIn({ password: 'wrong' })).kind, 'refused')
  assert.deepEqual(await signIn(), { kind: 'wait', retryAfterMs: 30_000 }, 'the right one waits too')
  assert.equal((await signIn({ name: 'nobody' })).kind, 'refused', 'another account does not')
  assert.equal((await signIn({ client: { address: '198.51.100.7', agent: '' } })).kind, 'signed_in', 'nor its owner')
  clock.now += 30_000
  assert.equal((await signIn()).kind, 'signed_in')
  assert.equal((await deeds()).filter((deed) => deed === 'session.begin refused').length, 6)
})

test('one place may not try all accounts', async (t) => {
  const { signIn } = await sample(t)
  const kinds = []
  for (let i = 0; i < 40; i++) kinds.push((await signIn({ name: `user${i}` })).kind)
  assert.deepEqual([kinds.indexOf('wait'), new Set(kinds.slice(30)).size], [30, 1])
})

test('attempts at the same moment are counted as they come', async (t) => {
  const { add, signIn } = await sample(t)
  await add('ada')
  const all = await Promise.all(Array.from({ length: 12 }, () => signIn({ password: 'wrong' })))
  assert.deepEqual(all.map(({ kind }) => kind).toSorted(), [...Array(5).fill('refused'), ...Array(7).fill('wait')])
})

test('a session that is not used ends, one that is used ends too, later', async (t) => {
  const { add, clock, context, enter } = await sample(t)
  await add('ada')
  const idle = await enter()
  const busy = await enter()
  for (let minute = 0; minute < 12 * 60; minute += 20) {
    assert.notEqual(await principalOfSession(context, busy.secret), undefined, `${minute} minutes`)
    clock.now += 20 * MINUTE
  }
  assert.equal(await principalOfSession(context, idle.secret), undefined)
  assert.equal(await principalOfSession(context, busy.secret), undefined)
})

test('what a user may changes with the next question', async (t) => {
  const { add, context, enter, state } = await sample(t)
  await add('ada', 'analyst')
  const { secret, principal } = await enter()
  const user = await state.accounts.find(TENANT, principal.id)
  assert.ok(user !== undefined)
  const change = (what: object) => changeUser(context, { user, change: what }, BY)
  assert.equal(await change({ role: 'viewer' }), 'changed')
  assert.equal((await principalOfSession(context, secret))?.permissions.has('findings:write'), false)
  assert.equal(await change({ disabled: 7 }), 'changed')
  assert.equal(await principalOfSession(context, secret), undefined)
  assert.equal(await change({ disabled: 'enabled' }), 'changed')
  assert.equal(await principalOfSession(context, secret), undefined, 'a session does not come back')
})

test('a changed password ends every session but this one, which gets another secret', async (t) => {
  const { add, context, deeds, enter, signIn } = await sample(t)
  await add('ada')
  const [here, elsewhere] = [await enter(), await enter()]
  const change = (current: string, next: string) =>
    changePassword(context, here.principal, { current, next, secret: here.secret, client: CLIENT })
  const next = 'lantern walnut 77 fjord'
  assert.equal((await change('wrong', next)).kind, 'wrong_password')
  assert.equal((await change(PASSWORD, 'short')).kind, 'flawed')
  assert.equal((await change(PASSWORD, PASSWORD)).kind, 'flawed')
  const changed = await change(PASSWORD, next)
  assert.ok(changed.kind === 'changed')
  for (const secret of [here.secret, elsewhere.secret])
    assert.equal(await principalOfSession(context, secret), undefined)
  assert.equal((await principalOfSession(context, changed.secret))?.sessionId, here.principal.sessionId)
  assert.equal((await signIn()).kind, 'refused')
  assert.equal((await signIn({ password: next })).kind, 'signed_in')
  assert.deepEqual((await deeds()).slice(3, 5), ['password.prove refused', 'password.change done'])
})

test('a password that somebody else set must be changed before anything', async (t) => {
  const { add, context, enter, state } = await sample(t)
  const id = await add('ada', 'admin')
  const before = await enter()
  const user = await state.accounts.find(TENANT, id)
  assert.ok(user !== undefined)
  const password = 'pebble orchid 19 kayak'
  await resetPassword(context, { user, password, removesSecondFactor: true }, BY)
  assert.equal(await principalOfSession(context, before.secret), undefined)
  const { principal, secret } = await enter({ password })
  assert.deepEqual([principal.mustChangePassword, principal.permissions.size], [true, 0])
  const changed = await changePassword(context, principal, {
    current: password,
    next: PASSWORD,
    secret,
    client: CLIENT,
  })
  assert.ok(changed.kind === 'changed')
  const after = await principalOfSession(context, changed.secret)
  assert.deepEqual([after?.mustChangePassword, after?.permissions.has('users:admin')], [false, true])
})

test('a hash is renewed when what hashes cost changes', async (t) => {
  const { add, signIn, state } = await sample(t)
  await add('ada')
  const parts = { passwords: passwordHasher({ cost: { memoryKiB: 128, passes: 1, lanes: 1 } }) }
  const hash = async () => (await state.accounts.findByName(TENANT, 'ada'))?.passwordHash ?? ''
  assert.equal((await signIn({ password: 'wrong' }, parts)).kind, 'refused')
  assert.match(await hash(), /m=64,/)
  assert.equal((await signIn({}, parts)).kind, 'signed_in')
  assert.match(await hash(), /m=128,/)
  assert.equal((await signIn({}, parts)).kind, 'signed_in')
})

test('too many at once are told so, and nothing is counted', async (t) => {
  const { add, signIn } = await sample(t)
  await add('ada')
  const passwords = passwordHasher({ atOnce: 0, waiting: 0 })
  for (let i = 0; i < 50; i++) assert.deepEqual(await signIn({}, { passwords }), { kind: 'busy' })
})
