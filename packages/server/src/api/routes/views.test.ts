import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Browser, type SampleServer, sampleServer, TENANT } from '../sample-server.ts'

const PASSWORD = 'vault otter 42 plum'

test('a view is saved, shared, begun with, changed and removed', async (t) => {
  const server = await sampleServer(t)
  const ada = await signedIn(server, 'ada', 'admin')
  const bob = await signedIn(server, 'bob', 'viewer')
  const wish = { name: ' worst ', query: 'severity=critical&severity=high&q=%20a&order=last_seen', isShared: true }
  const made = await ada('POST', '/api/v1/views', wish)
  const { id } = made.body
  const view = {
    id,
    name: 'worst',
    query: 'severity=critical&severity=high&q=+a&order=last_seen',
    isShared: true,
    owner: 'ada',
    isOwn: true,
    isDefault: false,
  }
  assert.deepEqual([made.status, made.body], [201, view])
  assert.equal((await ada('POST', '/api/v1/views', wish)).status, 409)
  assert.deepEqual((await bob('GET', '/api/v1/views')).body, { views: [{ ...view, isOwn: false }] })
  assert.equal((await bob('POST', '/api/v1/views/default', { view: id })).status, 204)
  assert.deepEqual((await bob('GET', '/api/v1/views')).body, { views: [{ ...view, isOwn: false, isDefault: true }] })
  assert.equal((await bob('PATCH', `/api/v1/views/${id}`, { name: 'mine' })).status, 403)
  assert.equal((await bob('DELETE', `/api/v1/views/${id}`)).status, 404)
  const changed = await ada('PATCH', `/api/v1/views/${id}`, { name: 'all', query: 'state=all' })
  assert.deepEqual(changed.body, { ...view, name: 'all', query: 'state=all' })
  assert.equal((await bob('POST', '/api/v1/views/default', {})).status, 204)
  assert.equal((await bob('GET', '/api/v1/views')).body.views[0].isDefault, false)
  assert.equal((await ada('DELETE', `/api/v1/views/${id}`)).status, 204)
  assert.deepEqual((await bob('GET', '/api/v1/views')).body, { views: [] })
})

test('who only sees keeps views for themselves, and who administers removes what others share', async (t) => {
  const server = await sampleServer(t)
  const [ada, eve, bob] = [
    await signedIn(server, 'ada', 'admin'),
    await signedIn(server, 'eve', 'analyst'),
    await signedIn(server, 'bob', 'viewer'),
  ]
  const shared = { name: 'a', query: '', isShared: true }
  assert.equal((await bob('POST', '/api/v1/views', shared)).status, 403)
  const { id } = (await bob('POST', '/api/v1/views', { name: 'a', query: '' })).body
  assert.equal((await bob('PATCH', `/api/v1/views/${id}`, { isShared: true })).status, 403)
  assert.equal((await ada('DELETE', `/api/v1/views/${id}`)).status, 404, 'it is private')
  assert.equal((await ada('POST', '/api/v1/views/default', { view: id })).status, 404)
  const theirs = (await eve('POST', '/api/v1/views', shared)).body.id
  assert.equal((await ada('DELETE', `/api/v1/views/${theirs}`)).status, 204)
})

const wrong = [
  'sevrity=high',
  'severity=awful',
  'limit=5',
  'after=x',
  'state=gone',
  'fixable=perhaps',
  `q=${'a'.repeat(201)}`,
]
test('filters that the list does not take are refused', async (t) => {
  const server = await sampleServer(t)
  const ada = await signedIn(server, 'ada', 'admin')
  for (const query of wrong) {
    const { status, body } = await ada('POST', '/api/v1/views', { name: 'a', query })
    assert.deepEqual([status, body.field], [400, 'body/query'], query)
  }
  const query = 'state=all&severity=low&rule=a&target=b&namespace=-&resource=Pod&asset=x&owner=&fixable=true&q=z'
  const made = await ada('POST', '/api/v1/views', { name: 'a', query })
  assert.deepEqual([made.status, made.body.query], [201, query])
  assert.equal((await ada('GET', `/api/v1/findings?${query}`)).status, 200)
})

async function signedIn(server: SampleServer, name: string, role: 'admin' | 'analyst' | 'viewer'): Promise<Browser> {
  const by = { actor: { kind: 'system', id: '', name: '' }, client: { address: '', agent: '' } } as const
  const wish = { tenant: TENANT, name, role, password: PASSWORD, mustChangePassword: false }
  await server.identity.addUser(wish, by)
  const browser = server.browser()
  assert.equal((await browser('POST', '/api/v1/session', { name, password: PASSWORD })).status, 200)
  return browser
}
