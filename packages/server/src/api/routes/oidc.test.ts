import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { type SampleProvider, sampleProvider } from '../../lib/oidc/sample-provider.ts'
import { type Browser, type SampleServer, sampleServer, TENANT } from '../sample-server.ts'

const PASSWORD = 'vault otter 42 plum'

interface Place {
  readonly provider: SampleProvider
  readonly server: SampleServer
  /** Where the provider sends somebody back to, who went there from a browser. */
  go(browser: Browser, person: string, returnTo?: string): Promise<string>
  /** What the server answers then. */
  enter(
    browser: Browser,
    person: string,
  ): Promise<{ readonly to: string; readonly name: string; readonly role: string }>
}

async function place(t: TestContext): Promise<Place> {
  const provider = await sampleProvider(t, Provider)
  const server = await sampleServer(t, { provider: provider.settings })
  provider.register(server.origin)
  const go: Place['go'] = async (browser, person, returnTo = '/findings?state=open') => {
    const start = await browser('GET', `/api/v1/oidc/start?returnTo=${encodeURIComponent(returnTo)}`)
    assert.equal(start.status, 302, JSON.stringify(start.body))
    const back = await provider.visit(start.headers.location ?? '', person)
    assert.ok(back.startsWith(`${server.origin}/api/v1/oidc/callback?`), back)
    return back.slice(server.origin.length)
  }
  return {
    provider,
    server,
    go,
    enter: async (browser, person) => {
      const { status, headers } = await browser('GET', await go(browser, person), undefined, CROSS)
      assert.equal(status, 302)
      const { principal } = (await browser('GET', '/api/v1/session')).body
      return { to: headers.location ?? '', name: principal?.name, role: principal?.role }
    },
  }
}

/** What a browser says of a page that another site sent it to. */
const CROSS = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }

test('who signs in at the provider is in, with the role of their groups, each time anew', async (t) => {
  const { provider, server, enter } = await place(t)
  provider.groups.set('ada', ['staff', 'platform'])
  const browser = server.browser()
  assert.deepEqual((await browser('GET', '/api/v1/session')).body.oidc, { name: 'Sample' })
  assert.deepEqual(await enter(browser, 'ada'), { to: '/findings?state=open', name: 'ada', role: 'admin' })
  const { id } = (await browser('GET', '/api/v1/session')).body.principal
  provider.groups.set('bob', ['platform'])
  await enter(server.browser(), 'bob')
  provider.groups.set('ada', ['staff'])
  assert.equal((await enter(browser, 'ada')).role, 'viewer')
  assert.equal((await browser('GET', '/api/v1/session')).body.principal.id, id, 'still the same user')
  const kept = await server.state.accounts.findByName(TENANT, 'ada')
  assert.equal(kept?.passwordHash, '')
  const byPassword = await server.browser()('POST', '/api/v1/session', { name: 'ada', password: PASSWORD })
  assert.equal(byPassword.status, 401, 'and no password is theirs')
})

test('the last who may everything keeps that, whatever the groups say', async (t) => {
  const { provider, server, enter } = await place(t)
  provider.groups.set('ada', ['platform'])
  await enter(server.browser(), 'ada')
  provider.groups.set('ada', ['staff'])
  assert.equal((await enter(server.browser(), 'ada')).role, 'admin')
})

test('who is in no group of ours, or disabled here, is told so and is not in', async (t) => {
  const { provider, server, enter } = await place(t)
  provider.groups.set('eve', ['guests'])
  assert.deepEqual(await enter(server.browser(), 'eve'), { to: '/?signIn=no_role', name: undefined, role: undefined })
  provider.groups.set('root', ['platform'])
  await enter(server.browser(), 'root')
  provider.groups.set('eve', ['staff'])
  const browser = server.browser()
  await enter(browser, 'eve')
  const { id } = (await browser('GET', '/api/v1/session')).body.principal
  const by = { actor: { kind: 'system', id: '', name: '' }, client: { address: '', agent: '' } } as const
  const user = await server.identity.user(TENANT, id)
  assert.ok(user !== undefined)
  await server.identity.changeUser({ user, change: { disabled: 1 } }, by)
  assert.equal((await enter(server.browser(), 'eve')).to, '/?signIn=disabled')
})

test('a name that somebody has here is not taken over by having it there', async (t) => {
  const { provider, server, enter } = await place(t)
  const token = await server.identity.offerBootstrap(TENANT)
  const local = server.browser()
  await local('POST', '/api/v1/bootstrap', { token, name: 'ada', password: PASSWORD })
  for (const person of ['ada', 'ada:2', 'ada:3']) provider.groups.set(person, ['staff'])
  const [one, two, three] = [
    await enter(server.browser(), 'ada'),
    await enter(server.browser(), 'ada:2'),
    await enter(server.browser(), 'ada:3'),
  ]
  assert.deepEqual([one.name, one.role, two.role], ['ada@127.0.0.1', 'viewer', 'viewer'])
  assert.match(two.name, /^user-[0-9a-f]{12}$/)
  assert.notEqual(two.name, three.name)
  assert.equal((await local('GET', '/api/v1/session')).body.principal.role, 'admin')
})

test('who was not sent, comes twice, or brings what is another’s is refused', async (t) => {
  const { provider, server, go } = await place(t)
  provider.groups.set('ada', ['platform'])
  const browser = server.browser()
  const back = await go(browser, 'ada')
  const failed = async (who: Browser, path: string, name: string) => {
    const { status, headers } = await who('GET', path, undefined, CROSS)
    assert.deepEqual([status, headers.location], [302, '/?signIn=failed'], name)
    assert.equal((await who('GET', '/api/v1/session')).body.principal, undefined, name)
  }
  await failed(server.browser(), back, 'without the cookie: a link that somebody else sent')
  const thief = server.browser()
  await thief('GET', '/api/v1/oidc/start')
  await failed(thief, back, 'with the cookie of another start')
  await failed(server.browser({ cookie: 'ringwall-oidc=1.AAAA.AAAA' }), back, 'with a cookie that somebody made')
  const wrong = server.browser()
  await failed(wrong, `${await go(wrong, 'ada')}x`, 'with another address of the issuer')
  const denied = server.browser()
  await denied('GET', '/api/v1/oidc/start')
  await failed(denied, '/api/v1/oidc/callback?error=access_denied&state=x', 'where the provider says no')
  const late = server.browser()
  const slow = await go(late, 'ada')
  server.clock.now += 10 * 60_000 + 1
  await failed(late, slow, 'after too long')
  server.clock.now -= 10 * 60_000
  const start = await browser('GET', '/api/v1/oidc/start')
  const cookie = start.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const code = (await provider.visit(start.headers.location ?? '', 'ada')).slice(server.origin.length)
  assert.equal((await browser('GET', code, undefined, CROSS)).headers.location, '/')
  await failed(server.browser({ cookie }), code, 'a second time')
  const { entries } = (await browser('GET', '/api/v1/audit?action=session.begin')).body
  const reasons = entries.filter((e: Entry) => e.outcome === 'refused').map((e: Entry) => e.detail['because'])
  assert.equal(reasons.length, 7, JSON.stringify(reasons))
})

interface Entry {
  readonly outcome: string
  readonly detail: Readonly<Record<string, string>>
}

const paths = [
  { returnTo: '/findings?q=a%20b&severity=high', want: '/findings?q=a%20b&severity=high' },
  { returnTo: '//evil.example', want: '/' },
  { returnTo: '/\\evil.example', want: '/' },
  { returnTo: 'https://evil.example', want: '/' },
  { returnTo: 'javascript:alert(1)', want: '/' },
  { returnTo: '/a\r\nset-cookie: x=y', want: '/' },
]
test('people come back to a path of ours, and nowhere else', async (t) => {
  const { provider, server, go } = await place(t)
  provider.groups.set('ada', ['platform'])
  for (const { returnTo, want } of paths) {
    const browser = server.browser()
    const { headers } = await browser('GET', await go(browser, 'ada', returnTo), undefined, CROSS)
    assert.equal(headers.location, want, returnTo)
  }
})

test('a provider that does not answer is told, and asked again by the next', async (t) => {
  const provider = await sampleProvider(t, Provider)
  const server = await sampleServer(t, { provider: provider.settings })
  const { status, body } = await server.browser()('GET', '/api/v1/oidc/start')
  assert.deepEqual([status, body.detail], [502, 'Sample does not answer'])
  provider.register(server.origin)
  assert.equal((await server.browser()('GET', '/api/v1/oidc/start')).status, 302)
})

test('where there is no provider nothing is said of one', async (t) => {
  const server = await sampleServer(t)
  const browser = server.browser()
  assert.equal((await browser('GET', '/api/v1/session')).body.oidc, undefined)
  for (const path of ['start', 'callback']) assert.equal((await browser('GET', `/api/v1/oidc/${path}`)).status, 404)
})

test('what a browser keeps meanwhile is sealed, short-lived and out of reach of scripts', async (t) => {
  const { server } = await place(t)
  const { headers } = await server.browser()('GET', '/api/v1/oidc/start')
  const [cookie = ''] = headers['set-cookie'] ?? []
  assert.match(cookie, /^ringwall-oidc=1\.[\w-]{16}\.[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
  const url = new URL(headers.location ?? '')
  assert.deepEqual(
    ['response_type', 'scope', 'code_challenge_method'].map((name) => url.searchParams.get(name)),
    ['code', 'openid profile email', 'S256'],
  )
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((url.searchParams.get(name)?.length ?? 0) >= 32, name)
})
