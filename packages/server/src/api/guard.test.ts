import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { PERMISSIONS } from '../lib/identity/index.ts'
import { sampleServer } from '../serve-sample.ts'

interface Operation {
  readonly 'x-permission': string
  readonly operationId: string
}

/** Method, path and operation of all that the API says it has. */
function operations(document: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

test('every route names a permission, and refuses who has not signed in', async (t) => {
  const server = await sampleServer(t)
  const all = operations((await server.ask('/api/openapi.json')).body)
  assert.ok(all.length >= 25, `${all.length} operations`)
  const ids = new Set<string>()
  for (const { method, path, operation } of all) {
    assert.ok(!ids.has(operation.operationId), operation.operationId)
    ids.add(operation.operationId)
    const permission = operation['x-permission']
    assert.ok(
      permission === 'public' || permission === 'signed_in' || (PERMISSIONS as readonly string[]).includes(permission),
      `${operation.operationId} needs ${permission}`,
    )
    if (permission === 'public') continue
    const headers = { 'sec-fetch-site': 'same-origin' }
    const { status } = await server.ask(path.replace(/\{\w+\}/g, 'x'), { method, headers })
    assert.equal(status, 401, `${method} ${path}`)
  }
})

test('who may not is refused, and it is written down', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('viewer')
  const { status, body } = await server.ask('/api/v1/jobs', { method: 'POST', token, body: { target: 'x' } })
  assert.deepEqual([status, body.permission], [403, 'jobs:write'])
  const { entries } = await server.state.audit.list({ tenant: 'default' as never, limit: 1, before: undefined })
  assert.deepEqual([entries[0]?.action, entries[0]?.outcome], ['jobs.start', 'refused'])
})

const forged = [
  { name: 'from another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  { name: 'from a sibling', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
  { name: 'by a link', headers: { 'sec-fetch-site': 'none' }, status: 403 },
  { name: 'of another origin, by an old browser', headers: { origin: 'https://evil.example' }, status: 403 },
  { name: 'that does not say from where', headers: {}, status: 403 },
  { name: 'of a form', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }, status: 415 },
  { name: 'of our own', headers: { 'sec-fetch-site': 'same-origin' }, status: 401 },
]
for (const { name, headers, status } of forged)
  test(`a change ${name}: ${status}`, async (t) => {
    const server = await sampleServer(t)
    assert.equal((await server.ask('/api/v1/jobs', { method: 'POST', body: { target: 'x' }, headers })).status, status)
  })

test('a name that somebody made point here is refused', async (t) => {
  const server = await sampleServer(t)
  const { port } = new URL(server.origin)
  const status = await new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', path: '/api/v1/findings', headers: { host: `evil.example:${port}` } }
    request(options, (answer) => resolve(answer.statusCode)).end()
  })
  assert.equal(status, 421)
})

const wrong = [
  { name: 'a limit that is none', path: '/api/v1/findings?limit=0', field: 'querystring/limit' },
  { name: 'a limit too high', path: '/api/v1/findings?limit=501', field: 'querystring/limit' },
  { name: 'a severity that is none', path: '/api/v1/findings?severity=awful', field: 'querystring/severity/0' },
  { name: 'a parameter that is none', path: '/api/v1/findings?sevrity=high', field: 'querystring/sevrity' },
]
test('what is wrong with a request is told by its field', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('viewer')
  for (const { name, path, field } of wrong) {
    const { status, body, headers } = await server.ask(path, { token })
    assert.deepEqual([status, body.field, headers.get('content-type')], [400, field, 'application/problem+json'], name)
  }
  assert.equal((await server.ask('/api/v1/findings?after=nowhere', { token })).status, 400)
  assert.equal((await server.ask('/api/v1/nothing', { token })).status, 404)
})

test('every answer tells a browser to load nothing from elsewhere', async (t) => {
  const server = await sampleServer(t)
  for (const path of ['/', '/healthz', '/api/v1/findings', '/assets/none.js']) {
    const { headers } = await server.ask(path)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*require-trusted-types-for 'script'/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})
