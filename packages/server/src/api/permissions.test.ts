import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPermission, type Permission, ROLES } from '../lib/identity/index.ts'
import { type Browser, sampleServer, TENANT } from './sample-server.ts'

const PASSWORD = 'vault otter 42 plum'

/** Open to who has not signed in: each for a reason of its own. */
const PUBLIC: ReadonlySet<string> = new Set([
  'system.health',
  'system.ready',
  'system.openapi',
  'session.read',
  'session.begin',
  'bootstrap.redeem',
  'oidc.start',
  'oidc.callback',
])

test('every route is held to what it names, for nobody, for a viewer and for an admin', async (t) => {
  const server = await sampleServer(t)
  const admin = server.browser()
  const token = await server.identity.offerBootstrap(TENANT)
  await admin('POST', '/api/v1/bootstrap', { token, name: 'ada', password: PASSWORD })
  const by = { actor: { kind: 'system', id: '', name: '' }, client: { address: '', agent: '' } } as const
  const wish = { tenant: TENANT, name: 'bob', role: 'viewer', password: PASSWORD, mustChangePassword: false } as const
  await server.identity.addUser(wish, by)
  const viewer = server.browser()
  assert.equal((await viewer('POST', '/api/v1/session', { name: 'bob', password: PASSWORD })).status, 200)
  const nobody = server.browser()

  const operations = operationsOf((await nobody('GET', '/api/openapi.json')).body)
  assert.ok(operations.length >= 40, `${operations.length} operations`)
  for (const { id, method, path, permission } of operations) {
    assert.ok(permission === 'public' || permission === 'signed_in' || isPermission(permission), `${id}: ${permission}`)
    assert.equal(permission === 'public', PUBLIC.has(id), `${id} is ${permission}`)
    // What would end the session in which it is asked is asked elsewhere; a stream has no end.
    if (permission === 'public' || id === 'session.end' || id.startsWith('events')) continue
    assert.equal(await statusOf(nobody, method, path), 401, `${id} without signing in`)
    const isAllowed = permission === 'signed_in' || (ROLES.viewer as readonly Permission[]).includes(permission)
    assert.equal((await statusOf(viewer, method, path)) === 403, !isAllowed, `${id} as a viewer`)
    assert.notEqual(await statusOf(admin, method, path), 403, `${id} as an admin`)
  }
})

interface Operation {
  readonly id: string
  readonly method: Parameters<Browser>[0]
  readonly path: string
  readonly permission: Permission | 'public' | 'signed_in'
}

type Described = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

/** Of the API as it describes itself. */
function operationsOf({ paths }: { readonly paths: Described }): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-permission': permission }]) => ({
      id: String(operationId),
      method: method.toUpperCase() as Operation['method'],
      path: path.replace(/\{\w+\}/g, 'none'),
      permission: permission as Operation['permission'],
    })),
  )
}

/** With an empty body where there is one: what is asked for does not matter, only whether it may be. */
async function statusOf(browser: Browser, method: Operation['method'], path: string): Promise<number> {
  return (await browser(method, path, method === 'GET' || method === 'DELETE' ? undefined : {})).status
}
