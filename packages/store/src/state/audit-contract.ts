import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { AuditKey, NewAuditEntry, State } from './index.ts'
import { StateError } from './index.ts'
import { OURS, THEIRS } from './sample-user.ts'

/** A key of a test, with its public half. */
export function sampleKey(id: string): { readonly key: AuditKey; readonly publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { key: { id, privateKey }, publicKey }
}

/** What was done in a test. */
export function sampleEntry(action: string, entry: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    tenant: OURS,
    time: 10,
    actor: { kind: 'user', id: 'ada', name: 'Ada' },
    action,
    object: 'o',
    outcome: 'done',
    address: '',
    detail: {},
    ...entry,
  }
}

/** What every dialect must do with the audit log; `open` gives an empty store. */
export function auditContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const { key, publicKey } = sampleKey('k1')
  const keys = new Map([['k1', publicKey]])

  test(`${dialect}: entries follow one another, in each tenant from the first on`, async (t) => {
    const { audit } = await open(t)
    const first = await audit.append(sampleEntry('a', { detail: { b: [1, 'x'].map(String), a: true } }), key)
    const second = await audit.append(sampleEntry('b'), key)
    const other = await audit.append(sampleEntry('c', { tenant: THEIRS }), key)
    assert.deepEqual(
      [first, second, other].map(({ seq, previous }) => [seq, previous]),
      [
        [1, ''],
        [2, first.hash],
        [1, ''],
      ],
    )
    const text =
      '{"action":"a","actor":{"id":"ada","kind":"user","name":"Ada"},"address":"","detail":{"a":true,"b":["1","x"]},' +
      '"object":"o","outcome":"done","previous":"","seq":1,"tenant":"default","time":10,"version":1}'
    assert.equal(first.hash, createHash('sha256').update(text).digest('hex'), 'anyone can compute it')
    assert.deepEqual((await audit.list({ tenant: OURS, limit: 9, before: undefined })).entries, [second, first])
    assert.deepEqual(await audit.verify({ tenant: OURS }, keys), {
      kind: 'intact',
      entries: 2,
      head: { seq: 2, hash: second.hash },
    })
  })

  test(`${dialect}: entries that come at the same moment are all kept`, async (t) => {
    const { audit } = await open(t)
    await Promise.all(Array.from({ length: 40 }, (_, i) => audit.append(sampleEntry(`a${i}`), key)))
    const { entries } = await audit.list({ tenant: OURS, limit: 100, before: undefined })
    assert.equal(new Set(entries.map(({ action }) => action)).size, 40)
    const verdict = await audit.verify({ tenant: OURS }, keys)
    assert.deepEqual([verdict.kind, 'entries' in verdict && verdict.entries], ['intact', 40])
  })

  test(`${dialect}: a range is verified by itself, and an empty log is whole`, async (t) => {
    const { audit } = await open(t)
    assert.deepEqual(await audit.verify({ tenant: OURS }, keys), { kind: 'intact', entries: 0, head: undefined })
    const kept = []
    for (let i = 0; i < 605; i++) kept.push(await audit.append(sampleEntry('a', { time: i }), key))
    const range = async (from?: number, to?: number) => {
      const verdict = await audit.verify({ tenant: OURS, ...(from && { from }), ...(to && { to }) }, keys)
      return verdict.kind === 'intact' ? [verdict.entries, verdict.head?.seq] : verdict
    }
    assert.deepEqual(await range(), [605, 605])
    assert.deepEqual(await range(501), [105, 605])
    assert.deepEqual(await range(3, 7), [5, 7])
    assert.deepEqual(await range(2000), { kind: 'broken', seq: 1999, because: 'it is missing' })
  })

  test(`${dialect}: entries are paged and searched, newest first`, async (t) => {
    const { audit } = await open(t)
    for (let i = 1; i <= 5; i++)
      await audit.append(
        sampleEntry(i % 2 === 0 ? 'even' : 'odd', { actor: { kind: 'token', id: `t${i % 3}`, name: '' } }),
        key,
      )
    const page = async (query: object, before?: number) => {
      const { entries, next } = await audit.list({ tenant: OURS, limit: 2, before, ...query })
      return [entries.map(({ seq }) => seq), next]
    }
    assert.deepEqual(await page({}), [[5, 4], 4])
    assert.deepEqual(await page({}, 4), [[3, 2], 2])
    assert.deepEqual(await page({}, 2), [[1], undefined])
    assert.deepEqual(await page({ action: 'even' }), [[4, 2], undefined])
    assert.deepEqual(await page({ actor: 't1' }), [[4, 1], undefined])
    assert.deepEqual(await page({ actor: 't1', action: 'odd' }), [[1], undefined])
    assert.deepEqual(await page({ tenant: THEIRS }), [[], undefined])
    await assert.rejects(page({ limit: 501 }), StateError)
  })

  test(`${dialect}: texts of any kind are kept and verified`, async (t) => {
    const { audit } = await open(t)
    const odd = `\ud800 '"; drop table audit; -- \u0000 \u202e 你好`
    const actor = { kind: 'user', id: odd, name: odd } as const
    await audit.append(sampleEntry(odd, { actor, object: odd, detail: { [odd]: odd } }), key)
    const [entry] = (await audit.list({ tenant: OURS, limit: 1, before: undefined })).entries
    assert.deepEqual(entry && [entry.action, entry.actor, entry.object, entry.detail], [
      odd,
      actor,
      odd,
      { [odd]: odd },
    ])
    assert.equal((await audit.verify({ tenant: OURS }, keys)).kind, 'intact')
    await assert.rejects(audit.append(sampleEntry('x'.repeat(70_000)), key), /has at most 65536 characters/)
  })

  test(`${dialect}: a key that nobody knows proves nothing, and keys may change`, async (t) => {
    const { audit } = await open(t)
    const { key: newKey, publicKey: newPublicKey } = sampleKey('k2')
    await audit.append(sampleEntry('a'), key)
    await audit.append(sampleEntry('b'), newKey)
    const because = 'it is signed by a key that is not known: "k2"'
    assert.deepEqual(await audit.verify({ tenant: OURS }, keys), { kind: 'broken', seq: 2, because })
    const both = new Map([...keys, ['k2', newPublicKey]])
    assert.equal((await audit.verify({ tenant: OURS }, both)).kind, 'intact')
  })
}
