import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cluster, tenant } from '@ringwall/model'
import { offerBootstrap, redeemBootstrap } from './bootstrap.ts'
import type { UserPrincipal } from './principal.ts'
import { BY, CLIENT, PASSWORD, type Sample, sample, TENANT } from './sample.ts'
import { confirmTotp, offerTotp, removeTotp } from './second-factor.ts'
import { mintToken, principalOfToken, revokeToken, type TokenWish } from './token.ts'
import { totpCode } from './totp.ts'
import { addUser, changeUser, resetPassword } from './users.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test('the first user comes by a link: once, in time, with a good password, and may everything', async (t) => {
  const { clock, context, deeds } = await sample(t)
  const redeem = (secret: string, more: object = {}) =>
    redeemBootstrap(context, { tenant: TENANT, secret, name: 'ada', password: PASSWORD, client: CLIENT, ...more })
  const late = (await offerBootstrap(context, TENANT)) ?? ''
  clock.now += 30 * MINUTE
  assert.deepEqual(await redeem(late), { kind: 'refused' })
  const secret = (await offerBootstrap(context, TENANT)) ?? ''
  assert.deepEqual(await redeem(late), { kind: 'refused' }, 'the link before is void')
  assert.deepEqual(await redeem('guess'), { kind: 'refused' })
  assert.deepEqual(await redeem(secret, { tenant: tenant('theirs') }), { kind: 'refused' })
  assert.equal((await redeem(secret, { password: 'short' })).kind, 'flawed')
  assert.equal((await redeem(secret, { name: 'a\u202eb' })).kind, 'flawed')
  const [one, two] = await Promise.all([redeem(secret), redeem(secret, { name: 'eve' })])
  assert.deepEqual([one.kind, two.kind].toSorted(), ['refused', 'signed_in'])
  const first = one.kind === 'signed_in' ? one : two
  assert.ok(first.kind === 'signed_in' && first.principal.permissions.has('users:admin'))
  assert.equal(await offerBootstrap(context, TENANT), undefined)
  assert.equal((await deeds()).filter((deed) => deed === 'bootstrap.redeem done').length, 1)
})

test('a second factor is set by a code, asked for from then on, and each code is used once', async (t) => {
  const { add, clock, context, deeds, enter, signIn } = await sample(t)
  await add('ada')
  const { principal } = await enter()
  const secretOf = ({ secret }: { readonly secret: string }) => bytesOf(secret)
  const code = (secret: Uint8Array) => totpCode(secret, Math.floor(clock.now / 30_000))
  const confirm = (offer: { readonly sealed: string }, given: string, password = PASSWORD) =>
    confirmTotp(context, principal, { sealed: offer.sealed, code: given, password, client: CLIENT })
  const late = offerTotp(context, principal)
  clock.now += 10 * MINUTE
  assert.deepEqual(await confirm(late, code(secretOf(late))), { kind: 'expired' })
  assert.deepEqual(await confirm({ sealed: 'x' }, '123456'), { kind: 'expired' })
  const offer = offerTotp(context, principal)
  const secret = secretOf(offer)
  assert.equal((await confirm(offer, code(secret), 'wrong')).kind, 'wrong_password')
  assert.equal((await confirm(offer, '000000')).kind, code(secret) === '000000' ? 'set' : 'wrong_code')
  const other = { ...principal, id: 'other' }
  const stolen = await confirmTotp(context, other, { ...offer, code: code(secret), password: PASSWORD, client: CLIENT })
  assert.deepEqual(stolen, { kind: 'expired' }, 'an offer is of one user')
  const set = await confirm(offer, code(secret))
  assert.ok(set.kind === 'set')

  assert.deepEqual(await signIn(), { kind: 'code_wanted' })
  assert.deepEqual(
    await signIn({ password: 'wrong' }),
    { kind: 'refused' },
    'without the password no code is asked for',
  )
  assert.deepEqual(await signIn({ code: code(secret) }), { kind: 'refused' }, 'the code that set it is used')
  clock.now += 30_000
  assert.equal((await signIn({ code: code(secret) })).kind, 'signed_in')
  assert.deepEqual(await signIn({ code: code(secret) }), { kind: 'refused' }, 'a code is not replayed')
  clock.now += 10 * MINUTE
  const [recovery = ''] = set.recoveryCodes
  assert.equal((await signIn({ code: recovery.toLowerCase() })).kind, 'signed_in')
  assert.deepEqual(await signIn({ code: recovery }), { kind: 'refused' })
  clock.now += 10 * MINUTE
  assert.equal((await removeTotp(context, principal, { password: 'wrong', client: CLIENT })).kind, 'wrong_password')
  assert.equal((await removeTotp(context, principal, { password: PASSWORD, client: CLIENT })).kind, 'removed')
  assert.equal((await signIn()).kind, 'signed_in')
  const told = (await deeds()).filter((deed) => deed.startsWith('second_factor'))
  assert.deepEqual(told, ['second_factor.set done', 'second_factor.remove done'])
})

test('codes are not guessed: five wrong ones, and then one waits', async (t) => {
  const { add, context, clock, enter, signIn } = await sample(t)
  await add('ada')
  const { principal } = await enter()
  const offer = offerTotp(context, principal)
  const code = totpCode(bytesOf(offer.secret), Math.floor(clock.now / 30_000))
  await confirmTotp(context, principal, { ...offer, code, password: PASSWORD, client: CLIENT })
  const kinds = []
  for (let i = 0; i < 7; i++) kinds.push((await signIn({ code: `no${i}` })).kind)
  assert.deepEqual(kinds, ['refused', 'refused', 'refused', 'refused', 'refused', 'wait', 'wait'])
})

test('a sealed secret that was put in the place of another does not open', async (t) => {
  const { add, clock, context, enter, signIn, state } = await sample(t)
  for (const name of ['ada', 'eve']) await add(name)
  const { principal } = await enter({ name: 'eve' })
  const offer = offerTotp(context, principal)
  const code = totpCode(bytesOf(offer.secret), Math.floor(clock.now / 30_000))
  await confirmTotp(context, principal, { ...offer, code, password: PASSWORD, client: CLIENT })
  const [ada, eve] = [await state.accounts.findByName(TENANT, 'ada'), await state.accounts.findByName(TENANT, 'eve')]
  const sealedSecret = eve?.totpSecret ?? ''
  await state.accounts.setTotp(TENANT, ada?.user.id ?? '', { sealedSecret, step: 0, recoveryHashes: [] })
  clock.now += 60_000
  const next = totpCode(bytesOf(offer.secret), Math.floor(clock.now / 30_000))
  assert.equal((await signIn({ name: 'ada', code: next })).kind, 'refused')
  assert.equal((await signIn({ name: 'eve', code: next })).kind, 'signed_in')
})

test('a token may what it was made for, as long as its user may, and no longer', async (t) => {
  const { add, clock, context, deeds, enter, state } = await sample(t)
  const id = await add('ada', 'analyst')
  const { principal } = await enter()
  const minted = await mint(context, principal, { permissions: ['findings:read', 'scans:write'], days: 2 })
  assert.ok(minted.kind === 'minted')
  const now = async () => {
    const found = await principalOfToken(context, minted.text)
    return found && [found.kind, found.userId, [...found.permissions].toSorted()]
  }
  assert.deepEqual(await now(), ['token', id, ['findings:read', 'scans:write']])
  assert.equal((await state.tokens.get(TENANT, minted.token.id))?.usedAt, clock.now)
  const user = await state.accounts.find(TENANT, id)
  assert.ok(user !== undefined)
  await changeUser(context, { user, change: { role: 'viewer' } }, BY)
  assert.deepEqual(await now(), ['token', id, ['findings:read']])
  await changeUser(context, { user, change: { disabled: 1 } }, BY)
  assert.equal(await now(), undefined)
  await changeUser(context, { user, change: { disabled: 'enabled' } }, BY)
  assert.notEqual(await now(), undefined)
  for (const odd of ['', 'rw_', `${minted.text}x`, minted.text.toLowerCase()])
    assert.equal(await principalOfToken(context, odd), undefined)
  clock.now += 2 * DAY
  assert.equal(await now(), undefined)
  assert.ok(
    !JSON.stringify(await state.audit.list({ tenant: TENANT, limit: 99, before: undefined })).includes(minted.text),
  )
  assert.ok((await deeds()).includes('token.create done'))
})

const wishes: readonly { readonly wish: Partial<TokenWish>; readonly says: RegExp }[] = [
  { wish: { name: ' ' }, says: /^name must have 1 to 100 characters$/ },
  { wish: { name: 'x'.repeat(101) }, says: /^name must/ },
  { wish: { permissions: [] }, says: /^permissions must name at least one$/ },
  { wish: { permissions: ['audit:read'] }, says: /^permissions names audit:read, which you do not have yourself$/ },
  { wish: { permissions: ['tokens:own'] }, says: /^permissions names tokens:own, which is not for tokens$/ },
  { wish: { clusters: [cluster('west')] }, says: /^clusters names west, which you do not have yourself$/ },
  { wish: { clusters: [] }, says: /^clusters must name at least one, or be left out$/ },
  { wish: { days: 0 }, says: /^days must be from 1 to 365$/ },
  { wish: { days: 366 }, says: /^days must/ },
  { wish: { days: 1.5 }, says: /^days must/ },
]
test('tokens that may more than who makes them are not made', async (t) => {
  const { add, context, enter } = await sample(t)
  await add('ada', 'analyst')
  const { principal } = await enter()
  const held = { ...principal, clusters: [cluster('east')] }
  for (const { wish, says } of wishes) {
    const minted = await mint(context, held, wish)
    assert.ok(minted.kind === 'refused')
    assert.match(minted.because, says)
  }
  const none = await mint(context, { ...principal, permissions: new Set() }, {})
  assert.equal(none.kind, 'refused')
  assert.equal((await mint(context, held, { clusters: [cluster('east')] })).kind, 'minted')
  for (let i = 1; i < 50; i++) assert.equal((await mint(context, held, {})).kind, 'minted')
  assert.equal((await mint(context, held, {})).kind, 'refused')
})

test('a token reaches the clusters that both it and its user have', async (t) => {
  const { add, context, enter, state } = await sample(t)
  const id = await add('ada', 'analyst')
  const { principal } = await enter()
  const minted = await mint(context, principal, { clusters: [cluster('east'), cluster('west')] })
  const user = await state.accounts.find(TENANT, id)
  assert.ok(minted.kind === 'minted' && user !== undefined)
  const clusters = async () => (await principalOfToken(context, minted.text))?.clusters
  assert.deepEqual(await clusters(), ['east', 'west'])
  await changeUser(context, { user, change: { clusters: [cluster('west'), cluster('north')] } }, BY)
  assert.deepEqual(await clusters(), ['west'])
})

test('a token is revoked by its user, or by who administers users, in its tenant', async (t) => {
  const { add, context, enter } = await sample(t)
  for (const [name, role] of [
    ['ada', 'viewer'],
    ['eve', 'analyst'],
    ['root', 'admin'],
  ] as const)
    await add(name, role)
  const [ada, eve, root] = [await enter(), await enter({ name: 'eve' }), await enter({ name: 'root' })].map(
    ({ principal }) => principal,
  )
  assert.ok(ada !== undefined && eve !== undefined && root !== undefined)
  const mine = async () => {
    const minted = await mint(context, ada, {})
    return minted.kind === 'minted' ? minted.token.id : ''
  }
  const revoke = (principal: UserPrincipal, id: string) => revokeToken(context, principal, { id, client: CLIENT })
  const [one, two] = [await mine(), await mine()]
  assert.equal(await revoke(eve, one), false)
  assert.equal(await revoke({ ...root, tenant: tenant('theirs') }, one), false)
  assert.equal(await revoke(ada, one), true)
  assert.equal(await revoke(ada, one), false)
  assert.equal(await revoke(root, two), true)
})

test('a reset ends sessions and tokens, and removes the second factor only where it is asked to', async (t) => {
  const { add, clock, context, enter, state } = await sample(t)
  const id = await add('ada', 'analyst')
  const { principal } = await enter()
  const minted = await mint(context, principal, {})
  const offer = offerTotp(context, principal)
  const code = totpCode(bytesOf(offer.secret), Math.floor(clock.now / 30_000))
  await confirmTotp(context, principal, { ...offer, code, password: PASSWORD, client: CLIENT })
  const user = await state.accounts.find(TENANT, id)
  assert.ok(minted.kind === 'minted' && user !== undefined)
  const reset = (removesSecondFactor: boolean) =>
    resetPassword(context, { user, password: 'pebble orchid 19 kayak', removesSecondFactor }, BY)
  assert.equal((await reset(false)).kind, 'reset')
  assert.equal(await principalOfToken(context, minted.text), undefined)
  assert.deepEqual(await state.sessions.list(TENANT, id, clock.now), [])
  assert.equal((await state.accounts.find(TENANT, id))?.hasTotp, true)
  await reset(true)
  assert.equal((await state.accounts.find(TENANT, id))?.hasTotp, false)
})

test('the last who may everything stays, and a name is had once', async (t) => {
  const { add, context, state } = await sample(t)
  const id = await add('ada', 'admin')
  const user = await state.accounts.find(TENANT, id)
  assert.ok(user !== undefined)
  assert.equal(await changeUser(context, { user, change: { role: 'viewer' } }, BY), 'last_of_role')
  const wish = { tenant: TENANT, name: 'ADA', role: 'viewer', password: PASSWORD, mustChangePassword: true } as const
  assert.equal((await addUser(context, wish, BY)).kind, 'name_taken')
  for (const name of ['', ' ada', 'a b', 'a\u200bb', '<script>', '-ada', 'x'.repeat(65)])
    assert.equal((await addUser(context, { ...wish, name }, BY)).kind, 'flawed', name)
  for (const name of ['bob@example.org', '李雷', 'Zoë.O-Neil_2'])
    assert.equal((await addUser(context, { ...wish, name }, BY)).kind, 'added', name)
})

function mint(context: Sample['context'], principal: UserPrincipal, wish: Partial<TokenWish>) {
  const whole: TokenWish = { name: 'ci', permissions: ['findings:read'], days: 30, ...wish }
  return mintToken(context, principal, { wish: whole, client: CLIENT })
}

/** What a telephone reads from the secret that is typed. */
function bytesOf(base32: string): Uint8Array {
  const bits = [...base32]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
