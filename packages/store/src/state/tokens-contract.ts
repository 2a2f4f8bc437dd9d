import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { cluster } from '@ringwall/model'
import type { NewToken, State, TokenStore } from './index.ts'
import { OURS, sampleUser, THEIRS } from './sample-user.ts'

/** What every dialect must do with API tokens; `open` gives an empty store. */
export function tokensContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const withTokens = async (t: TestContext, ...all: readonly NewToken[]): Promise<TokenStore> => {
    const { accounts, tokens } = await open(t)
    for (const name of ['a', 'b']) await accounts.add(sampleUser(name))
    for (const token of all) await tokens.add(token)
    return tokens
  }
  const token = (id: string, more: Partial<NewToken> = {}): NewToken => ({
    hash: `hash ${id}`,
    tenant: OURS,
    id,
    userId: 'a',
    prefix: 'rw_abc',
    name: 'ci',
    permissions: ['scans:write'],
    clusters: [cluster('east')],
    createdAt: 100,
    expiresAt: 200,
    ...more,
  })

  test(`${dialect}: a token is good until it expires or is revoked`, async (t) => {
    const tokens = await withTokens(t, token('1'), token('2', { clusters: undefined }))
    const { hash, ...kept } = token('1')
    assert.deepEqual(await tokens.find(hash, 199), { ...kept, usedAt: undefined, revokedAt: undefined })
    assert.equal((await tokens.find('hash 2', 199))?.clusters, undefined)
    assert.equal(await tokens.find(hash, 200), undefined)
    assert.equal(await tokens.find('hash x', 110), undefined)
    await tokens.touch(hash, 120)
    assert.equal((await tokens.find(hash, 121))?.usedAt, 120)
    assert.equal(await tokens.revoke(OURS, '1', 130), true)
    assert.equal(await tokens.revoke(OURS, '1', 140), false)
    assert.equal(await tokens.find(hash, 131), undefined)
    assert.equal((await tokens.get(OURS, '1'))?.revokedAt, 130)
  })

  test(`${dialect}: tokens are listed and revoked within a tenant and a user`, async (t) => {
    const tokens = await withTokens(t, token('1'), token('2', { createdAt: 101 }), token('3', { userId: 'b' }))
    assert.deepEqual(
      (await tokens.list(OURS, 'a')).map(({ id }) => id),
      ['2', '1'],
    )
    assert.equal((await tokens.list(OURS)).length, 3)
    assert.deepEqual(await tokens.list(THEIRS), [])
    assert.equal(await tokens.get(THEIRS, '1'), undefined)
    assert.equal(await tokens.revoke(THEIRS, '1', 110), false)
    assert.equal(await tokens.revokeAll(THEIRS, 'a', 110), 0)
    assert.equal(await tokens.revokeAll(OURS, 'a', 110), 2)
    assert.equal(await tokens.find('hash 2', 111), undefined)
    assert.equal((await tokens.find('hash 3', 111))?.userId, 'b')
  })
}
