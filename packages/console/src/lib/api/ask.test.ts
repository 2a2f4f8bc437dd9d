import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ask } from './ask.ts'
import { ApiError } from './client.ts'

interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly body: unknown
}

/** A server of one answer; what it is sent, in order. */
function answering(t: TestContext, text: string | null, init: ResponseInit = {}): readonly Sent[] {
  const sent: Sent[] = []
  t.mock.method(globalThis, 'fetch', async (url: string, { method, body }: RequestInit) => {
    sent.push({ url, method, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    return new Response(text, { headers: { 'content-type': 'application/json' }, ...init })
  })
  return sent
}

test('an operation is asked at its path, with its parameters encoded', async (t) => {
  const sent = answering(t, '{"id":"a"}')
  assert.deepEqual(await ask('assets.read', { path: { key: 'a/b c?d' } }), { id: 'a' })
  await ask('findings.list', { query: { severity: ['high', 'critical'], limit: 5, after: undefined, fixable: true } })
  await ask('findings.assign', { body: { fingerprints: ['1:a'], owner: '' } })
  assert.deepEqual(sent, [
    { url: '/api/v1/assets/a%2Fb%20c%3Fd', method: 'GET', body: undefined },
    {
      url: '/api/v1/findings?severity=high&severity=critical&limit=5&fixable=true',
      method: 'GET',
      body: undefined,
    },
    { url: '/api/v1/findings/assign', method: 'POST', body: { fingerprints: ['1:a'], owner: '' } },
  ])
})

test('an answer of nothing is undefined, and one that is no JSON is text', async (t) => {
  answering(t, null, { status: 204 })
  assert.equal(await ask('session.end', {}), undefined)
  t.mock.reset()
  answering(t, 'a,b\r\n', { headers: { 'content-type': 'text/csv' } })
  assert.equal(await ask('findings.export', {}), 'a,b\r\n')
})

test('a problem is an error that holds it', async (t) => {
  const problem = { type: 'about:blank', title: 'insufficient storage', status: 507, detail: 'no room' }
  answering(t, JSON.stringify(problem), {
    status: 507,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '3' },
  })
  await assert.rejects(ask('jobs.start', { body: { target: 'shop' } }), (cause) => {
    assert.ok(cause instanceof ApiError)
    assert.deepEqual([cause.status, cause.message, cause.problem], [507, 'no room', { ...problem, retryAfter: 3 }])
    return true
  })
})

test('what a route does not take is no way to ask it', async (t) => {
  answering(t, '{}')
  // @ts-expect-error a finding is read by its fingerprint
  await ask('findings.read', {})
  // @ts-expect-error there is no such severity
  await ask('findings.list', { query: { severity: ['awful'] } })
  // @ts-expect-error there is no such operation
  await assert.rejects(async () => ask('findings.dream', {}))
})
