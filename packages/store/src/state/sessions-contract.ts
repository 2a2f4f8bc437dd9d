import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { NewSession, SessionStore, State } from './index.ts'
import { OURS, sampleUser, THEIRS } from './sample-user.ts'

/** What every dialect must do with sessions; `open` gives an empty store. */
export function sessionsContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const withSessions = async (t: TestContext, ...all: readonly NewSession[]): Promise<SessionStore> => {
    const { accounts, sessions } = await open(t)
    for (const name of ['a', 'b']) await accounts.add(sampleUser(name))
    for (const session of all) await sessions.add(session)
    return sessions
  }
  const session = (id: string, more: Partial<NewSession> = {}): NewSession => ({
    hash: `hash ${id}`,
    tenant: OURS,
    id,
    userId: 'a',
    agent: 'browser',
    createdAt: 100,
    idleMs: 30,
    expiresAt: 200,
    ...more,
  })

  test(`${dialect}: a session lives until it is idle or old`, async (t) => {
    const sessions = await withSessions(t, session('s'))
    const { hash, ...kept } = session('s')
    assert.deepEqual(await sessions.find(hash, 129), { ...kept, seenAt: 100 })
    assert.equal(await sessions.find(hash, 130), undefined)
    assert.equal(await sessions.find('hash x', 110), undefined)
    await sessions.touch(hash, 120)
    await sessions.touch(hash, 119)
    assert.equal((await sessions.find(hash, 149))?.seenAt, 120)
    await sessions.touch(hash, 150)
    assert.equal(await sessions.find(hash, 150), undefined, 'what is dead is not touched alive')
    const busy = session('busy', { idleMs: 1000 })
    await sessions.add(busy)
    assert.equal((await sessions.find(busy.hash, 199))?.id, 'busy')
    assert.equal(await sessions.find(busy.hash, 200), undefined)
  })

  test(`${dialect}: a secret that was rotated is worth nothing`, async (t) => {
    const sessions = await withSessions(t, session('s'))
    assert.equal(await sessions.rotate('hash s', { to: 'new', now: 110 }), true)
    assert.equal(await sessions.find('hash s', 111), undefined)
    assert.equal((await sessions.find('new', 139))?.id, 's')
    assert.equal(await sessions.rotate('hash s', { to: 'again', now: 110 }), false)
    assert.equal(await sessions.rotate('new', { to: 'late', now: 140 }), false)
  })

  test(`${dialect}: sessions are listed and revoked within a tenant and a user`, async (t) => {
    const all = [session('1'), session('2', { createdAt: 101 }), session('3', { userId: 'b' })]
    const sessions = await withSessions(t, ...all)
    const ids = async () => (await sessions.list(OURS, 'a', 110)).map(({ id }) => id)
    assert.deepEqual(await ids(), ['2', '1'])
    assert.deepEqual(await sessions.list(THEIRS, 'a', 110), [])
    assert.equal(await sessions.revoke(THEIRS, '1'), false)
    assert.equal(await sessions.revokeAll(THEIRS, 'a'), 0)
    assert.equal(await sessions.revokeAll(OURS, 'a', '2'), 1)
    assert.deepEqual(await ids(), ['2'])
    assert.equal(await sessions.revoke(OURS, '2'), true)
    assert.equal(await sessions.revoke(OURS, '2'), false)
    assert.equal(await sessions.find('hash 2', 110), undefined)
    assert.equal((await sessions.find('hash 3', 110))?.userId, 'b')
  })

  test(`${dialect}: what is dead is purged, and nothing else`, async (t) => {
    const all = [session('idle'), session('old', { idleMs: 900, expiresAt: 125 }), session('alive', { idleMs: 900 })]
    const sessions = await withSessions(t, ...all)
    assert.equal(await sessions.purge(130), 2)
    assert.equal(await sessions.purge(130), 0)
    assert.equal((await sessions.find('hash alive', 131))?.id, 'alive')
  })

  test(`${dialect}: there is no session of nobody`, async (t) => {
    const sessions = await withSessions(t)
    await assert.rejects(sessions.add(session('s', { userId: 'nobody' })))
    await assert.rejects(sessions.add(session('s', { tenant: THEIRS })))
  })
}
