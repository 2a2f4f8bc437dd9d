import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import type { OidcSettings } from './index.ts'

/** A real OpenID provider of a test, on loopback, that lets everybody in as whom they say. */
export interface SampleProvider {
  readonly settings: OidcSettings
  /** Groups by person; changed by tests. */
  readonly groups: Map<string, readonly string[]>
  /** Registers the server that people come back to. */
  register(origin: string): void
  /** Signs in there as a browser does, from the address that the server sent it to, and gives the one that it is sent back to. */
  visit(start: string, person: string): Promise<string>
}

/** The class of `oidc-provider`: tests bring it, as nothing that is shipped may. */
export type ProviderClass = new (
  issuer: string,
  configuration: Readonly<Record<string, unknown>>,
) => { callback(): (request: IncomingMessage, response: ServerResponse) => void }

export async function sampleProvider(t: TestContext, Provider: ProviderClass): Promise<SampleProvider> {
  // It warns at length that it is not set up for production.
  for (const level of ['info', 'warn'] as const) t.mock.method(console, level, () => {})

  let handle = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const groups = new Map<string, readonly string[]>()
  return {
    groups,
    settings: {
      name: 'Sample',
      issuer: new URL(issuer),
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      groupsClaim: 'groups',
      roles: [
        { role: 'admin', group: 'platform' },
        { role: 'viewer', group: 'staff' },
      ],
    },
    register: (origin) => {
      handle = new Provider(issuer, configuration({ origin, groups })).callback()
    },
    visit: (start, person) => visit(start, { issuer, person }),
  }
}

interface Registration {
  readonly origin: string
  readonly groups: ReadonlyMap<string, readonly string[]>
}

function configuration({ origin, groups }: Registration): Readonly<Record<string, unknown>> {
  return {
    clients: [{ ...CLIENT, redirect_uris: [`${origin}/api/v1/oidc/callback`] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
    cookies: { keys: ['sample'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.split(':')[0], groups: groups.get(id) ?? [] }),
    }),
  }
}

/** Follows the pages of the provider: who are you, and may it be told; both are forms. */
async function visit(
  start: string,
  { issuer, person }: { readonly issuer: string; readonly person: string },
): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let step = 0; step < 12; step++) {
    if (!url.startsWith(issuer)) return url
    const isForm = url.startsWith(`${issuer}/interaction/`)
    const prompt = isForm ? await promptOf(url, cookies) : ''
    const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: person, password: 'any' } : {}) })
    const answer = await ask(url, cookies, isForm ? { method: 'POST', body } : {})
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
    url = new URL(location, url).href
  }
  throw new Error('the provider sends in circles')
}

async function promptOf(url: string, cookies: Map<string, string>): Promise<string> {
  const page = await (await ask(url, cookies, {})).text()
  return page.includes('value="consent"') ? 'consent' : 'login'
}

async function ask(url: string, cookies: Map<string, string>, init: RequestInit): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
  for (const set of answer.headers.getSetCookie()) {
    const [pair = ''] = set.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return answer
}

const CLIENT = { client_id: 'ringwall', client_secret: 'a secret of thirty-two characters' }
