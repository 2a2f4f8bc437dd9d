import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createIdentity, rateLimit } from './index.ts'
import { CLIENT, PASSWORD, sample, TENANT } from './sample.ts'

test('from nobody to a first user, a second, a token and out again', async (t) => {
  const { context, clock, deeds, state } = await sample(t)
  const identity = createIdentity({ ...context, limit: rateLimit() })
  assert.equal(await identity.needsBootstrap(TENANT), true)
  const link = (await identity.offerBootstrap(TENANT)) ?? ''
  const redemption = { tenant: TENANT, secret: link, name: 'ada', password: PASSWORD, client: CLIENT }
  const first = await identity.redeemBootstrap(redemption)
  assert.ok(first.kind === 'signed_in')
  assert.equal(await identity.needsBootstrap(TENANT), false)
  const ada = first.principal
  assert.deepEqual(await identity.principalOfSession(first.secret), ada)

  const by = { actor: { kind: 'user', id: ada.id, name: ada.name }, client: CLIENT } as const
  const wish = { tenant: TENANT, name: 'bob', role: 'viewer', password: PASSWORD, mustChangePassword: false } as const
  const added = await identity.addUser(wish, by)
  assert.ok(added.kind === 'added')
  const request = { tenant: TENANT, name: 'bob', password: PASSWORD, code: undefined, client: CLIENT }
  const second = await identity.signIn(request)
  assert.ok(second.kind === 'signed_in')
  assert.deepEqual(
    (await identity.sessions(second.principal)).map(({ isThis, agent }) => [isThis, agent]),
    [[true, 'browser']],
  )
  const bob = await identity.user(TENANT, added.id)
  assert.ok(bob !== undefined)
  assert.equal(await identity.changeUser({ user: bob, change: { role: 'analyst' } }, by), 'changed')
  assert.equal(await identity.signOutUser(bob, by), 1)
  assert.equal(await identity.principalOfSession(second.secret), undefined)

  const minted = await identity.mintToken(ada, {
    wish: { name: 'ci', permissions: ['scans:write'], days: 1 },
    client: CLIENT,
  })
  assert.ok(minted.kind === 'minted')
  assert.equal((await identity.principalOfToken(minted.text))?.role, 'admin')
  assert.deepEqual(
    (await identity.tokens(ada)).map(({ name }) => name),
    ['ci'],
  )
  const page = await identity.users(TENANT, { limit: 9, after: undefined })
  assert.deepEqual(
    page.users.map(({ name, role }) => [name, role]),
    [
      ['ada', 'admin'],
      ['bob', 'analyst'],
    ],
  )
  assert.equal(await identity.endSession(ada, { client: CLIENT }), true)
  const deed = {
    tenant: TENANT,
    action: 'findings.read',
    object: 'f',
    outcome: 'refused',
    detail: {},
    client: CLIENT,
  } as const
  await identity.audit({ ...deed, principal: undefined })
  await identity.audit({ ...deed, principal: ada, outcome: 'done' })
  assert.deepEqual(await deeds(), [
    'bootstrap.offer done',
    'bootstrap.redeem done',
    'user.create done',
    'session.begin done',
    'user.change done',
    'user.sign_out done',
    'token.create done',
    'session.end done',
    'findings.read refused',
    'findings.read done',
  ])
  const [one, two] = await Promise.all([identity.verifyAudit(TENANT), identity.verifyAudit(TENANT)])
  assert.equal(one, two, 'read once')
  assert.deepEqual([one.kind, 'entries' in one && one.entries], ['intact', 10])
  assert.equal((await identity.auditLog({ tenant: TENANT, limit: 3, before: undefined })).next, 8)
  clock.now += 24 * 60 * 60_000
  assert.equal(await identity.purge(), 0)
  assert.equal(
    (await state.audit.list({ tenant: TENANT, actor: ada.id, limit: 9, before: undefined })).entries.length,
    6,
  )
})
