import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { cluster } from '@ringwall/model'
import { type NewUser, type State, StateError, type UserChange } from './index.ts'
import { OURS, sampleUser, THEIRS } from './sample-user.ts'

/** What every dialect must do with users; `open` gives an empty store. */
export function accountsContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const withUsers = async (t: TestContext, ...users: readonly NewUser[]) => {
    const { accounts } = await open(t)
    for (const user of users) assert.equal(await accounts.add(user), 'added')
    return accounts
  }

  test(`${dialect}: a user is kept, and its secrets are for signing in alone`, async (t) => {
    const accounts = await withUsers(t, sampleUser('Ada', { clusters: [cluster('east')], mustChangePassword: true }))
    const ada = {
      tenant: OURS,
      id: 'Ada',
      name: 'Ada',
      role: 'viewer',
      clusters: ['east'],
      createdAt: 10,
      disabledAt: undefined,
      passwordChangedAt: 10,
      mustChangePassword: true,
      hasTotp: false,
    }
    assert.deepEqual(await accounts.find(OURS, 'Ada'), ada)
    assert.deepEqual((await accounts.list(OURS, { limit: 9, after: undefined })).users, [ada])
    assert.deepEqual(await accounts.findByName(OURS, 'ADA'), {
      user: ada,
      passwordHash: 'hash of Ada',
      totpSecret: undefined,
    })
  })

  test(`${dialect}: a name is had once, whatever its case or form`, async (t) => {
    const accounts = await withUsers(t, sampleUser('Zo\u00eb'))
    for (const name of ['zo\u00eb', 'ZO\u00cb', 'Zoe\u0308'])
      assert.equal(await accounts.add(sampleUser(name, { id: name })), 'name_taken', name)
    assert.equal(await accounts.add(sampleUser('zo\u00eb', { tenant: THEIRS })), 'added')
  })

  test(`${dialect}: another tenant sees and changes nothing`, async (t) => {
    const accounts = await withUsers(t, sampleUser('ada'))
    assert.equal(await accounts.find(THEIRS, 'ada'), undefined)
    assert.equal(await accounts.findByName(THEIRS, 'ada'), undefined)
    assert.deepEqual((await accounts.list(THEIRS, { limit: 9, after: undefined })).users, [])
    assert.equal(await accounts.change(THEIRS, 'ada', { role: 'admin' }, 'admin'), 'unknown')
    assert.equal(await accounts.setPassword(THEIRS, 'ada', { hash: 'x', mustChange: false, now: 20 }), false)
    assert.equal(await accounts.setTotp(THEIRS, 'ada', { sealedSecret: 's', step: 1, recoveryHashes: ['a'] }), false)
    assert.equal(await accounts.useTotpStep(THEIRS, 'ada', 5), false)
    assert.equal((await accounts.findByName(OURS, 'ada'))?.passwordHash, 'hash of ada')
  })

  test(`${dialect}: users are paged by name`, async (t) => {
    const accounts = await withUsers(t, ...['c', 'A', 'b', 'E', 'd'].map((name) => sampleUser(name)))
    const first = await accounts.list(OURS, { limit: 2, after: undefined })
    const second = await accounts.list(OURS, { limit: 3, after: first.next })
    assert.deepEqual(
      [first, second].map(({ users }) => users.map(({ name }) => name)),
      [
        ['A', 'b'],
        ['c', 'd', 'E'],
      ],
    )
    assert.equal(second.next, undefined)
    await assert.rejects(accounts.list(OURS, { limit: 0, after: undefined }), StateError)
    await assert.rejects(accounts.list(OURS, { limit: 1, after: '!' }), StateError)
  })

  const ADMIN = { role: 'admin' } as const
  const changes: readonly { name: string; others: readonly NewUser[]; change: UserChange; want: string }[] = [
    { name: 'the last one is held', others: [], change: { role: 'viewer' }, want: 'last_of_role' },
    { name: 'the last one is held in being enabled', others: [], change: { disabled: 20 }, want: 'last_of_role' },
    {
      name: 'the last one is held in reaching every cluster',
      others: [],
      change: { clusters: [cluster('a')] },
      want: 'last_of_role',
    },
    { name: 'one of two may go', others: [sampleUser('b', ADMIN)], change: { disabled: 20 }, want: 'changed' },
    {
      name: 'one who is held to a cluster is no other',
      others: [sampleUser('b', { ...ADMIN, clusters: [cluster('a')] })],
      change: { role: 'viewer' },
      want: 'last_of_role',
    },
    {
      name: 'one of another tenant is no other',
      others: [sampleUser('b', { ...ADMIN, tenant: THEIRS })],
      change: { role: 'viewer' },
      want: 'last_of_role',
    },
    { name: 'what stays the same is no loss', others: [], change: { role: 'admin' }, want: 'changed' },
  ]
  for (const { name, others, change, want } of changes)
    test(`${dialect}: of those who may everything ${name}`, async (t) => {
      const accounts = await withUsers(t, sampleUser('a', ADMIN), ...others)
      const before = await accounts.find(OURS, 'a')
      assert.equal(await accounts.change(OURS, 'a', change, 'admin'), want)
      if (want === 'last_of_role') assert.deepEqual(await accounts.find(OURS, 'a'), before)
    })

  test(`${dialect}: a change leaves alone what it does not name`, async (t) => {
    const accounts = await withUsers(t, sampleUser('a', { clusters: [cluster('x')] }))
    const now = async () => {
      const { role, clusters, disabledAt } = (await accounts.find(OURS, 'a')) ?? {}
      return [role, clusters, disabledAt]
    }
    await accounts.change(OURS, 'a', { disabled: 20 }, 'admin')
    assert.deepEqual(await now(), ['viewer', ['x'], 20])
    await accounts.change(OURS, 'a', { role: 'analyst', clusters: 'every' }, 'admin')
    assert.deepEqual(await now(), ['analyst', undefined, 20])
    await accounts.change(OURS, 'a', { disabled: 'enabled' }, 'admin')
    assert.deepEqual(await now(), ['analyst', undefined, undefined])
  })

  test(`${dialect}: a password is set; its hash is renewed only where it is still that one`, async (t) => {
    const accounts = await withUsers(t, sampleUser('a', { mustChangePassword: true }))
    assert.equal(await accounts.rehash(OURS, 'a', { from: 'other', to: 'new' }), false)
    assert.equal(await accounts.rehash(OURS, 'a', { from: 'hash of a', to: 'new' }), true)
    const renewed = await accounts.findByName(OURS, 'a')
    assert.deepEqual([renewed?.passwordHash, renewed?.user.passwordChangedAt], ['new', 10])
    assert.equal(await accounts.setPassword(OURS, 'a', { hash: 'set', mustChange: false, now: 30 }), true)
    const set = await accounts.findByName(OURS, 'a')
    const { passwordChangedAt, mustChangePassword } = set?.user ?? {}
    assert.deepEqual([set?.passwordHash, passwordChangedAt, mustChangePassword], ['set', 30, false])
  })

  test(`${dialect}: a step and a recovery code are used once, even at the same moment`, async (t) => {
    const accounts = await withUsers(t, sampleUser('a'), sampleUser('b'))
    const totp = { sealedSecret: 'sealed', step: 4, recoveryHashes: ['r1', 'r2'] }
    assert.equal(await accounts.setTotp(OURS, 'a', totp), true)
    assert.equal((await accounts.findByName(OURS, 'a'))?.totpSecret, 'sealed')
    assert.equal((await accounts.find(OURS, 'a'))?.hasTotp, true)
    assert.equal(await accounts.useTotpStep(OURS, 'a', 4), false)
    const twice = await Promise.all([accounts.useTotpStep(OURS, 'a', 5), accounts.useTotpStep(OURS, 'a', 5)])
    assert.deepEqual(twice.toSorted(), [false, true])
    assert.equal(await accounts.useTotpStep(OURS, 'a', 3), false)
    const code = { hash: 'r1', now: 20 }
    assert.equal(await accounts.useRecoveryCode(OURS, 'b', code), false)
    const codes = await Promise.all([
      accounts.useRecoveryCode(OURS, 'a', code),
      accounts.useRecoveryCode(OURS, 'a', code),
    ])
    assert.deepEqual(codes.toSorted(), [false, true])
    assert.equal(await accounts.recoveryCodesLeft(OURS, 'a'), 1)
    await accounts.setTotp(OURS, 'a', undefined)
    assert.equal((await accounts.find(OURS, 'a'))?.hasTotp, false)
    assert.equal(await accounts.useRecoveryCode(OURS, 'a', { hash: 'r2', now: 20 }), false)
  })

  test(`${dialect}: a subject of an issuer is one user, and a name alone makes nobody another`, async (t) => {
    const accounts = await withUsers(t, sampleUser('ada'))
    const subject = { tenant: OURS, issuer: 'https://id.example', subject: '7' }
    const user = (id: string, name = id) => ({ ...sampleUser(name), id, passwordHash: '' })
    assert.equal(await accounts.findSubject(subject), undefined)
    assert.equal(await accounts.addSubject({ subject, user: user('x', 'ADA') }), 'name_taken')
    const both = await Promise.all([
      accounts.addSubject({ subject, user: user('b') }),
      accounts.addSubject({ subject, user: user('c') }),
    ])
    assert.deepEqual(both, ['added', 'known'])
    assert.equal((await accounts.findSubject(subject))?.id, 'b')
    for (const other of [{ issuer: 'https://id.example/' }, { subject: '07' }, { tenant: THEIRS }])
      assert.equal(await accounts.findSubject({ ...subject, ...other }), undefined)
  })

  test(`${dialect}: the first user comes by the link: once, in time, by the newest one, and where nobody is`, async (t) => {
    const { accounts } = await open(t)
    const redeem = (hash: string, now: number) =>
      accounts.redeemBootstrap({ hash, user: sampleUser('first', { ...ADMIN, now }) })
    assert.equal(await redeem('h1', 20), 'refused')
    assert.equal(await accounts.offerBootstrap({ tenant: OURS, hash: 'h1', expiresAt: 50 }), true)
    assert.equal(await accounts.offerBootstrap({ tenant: OURS, hash: 'h2', expiresAt: 50 }), true)
    for (const [hash, now] of [
      ['h1', 20],
      ['h2', 50],
      ['', 20],
    ] as const)
      assert.equal(await redeem(hash, now), 'refused', `${hash} at ${now}`)
    assert.equal(
      await accounts.redeemBootstrap({ hash: 'h2', user: sampleUser('x', { tenant: THEIRS }) }),
      'refused',
      'of another tenant',
    )
    const both = await Promise.all([redeem('h2', 49), redeem('h2', 49)])
    assert.deepEqual(both.toSorted(), ['added', 'refused'])
    assert.equal(await accounts.offerBootstrap({ tenant: OURS, hash: 'h3', expiresAt: 50 }), false)
    assert.equal(await redeem('h3', 20), 'refused')
  })
}
