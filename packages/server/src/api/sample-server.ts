import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { localScope } from '@ringwall/model'
import { openState, type State } from '@ringwall/store/state'
import { pino } from 'pino'
import { statePath } from '../lib/data-directory.ts'
import { createIdentity, type Identity, openKeys, passwordHasher, rateLimit } from '../lib/identity/index.ts'
import { jobs } from '../lib/jobs/index.ts'
import { live } from '../lib/live/index.ts'
import { addressGuard, notifier } from '../lib/notify/index.ts'
import { type OidcSettings, oidc } from '../lib/oidc/index.ts'
import { retention } from '../lib/retention/index.ts'
import { app } from './app.ts'

/** A server of a test: on loopback, over a real store in a folder of its own, with a clock that the test sets. */
export interface SampleServer {
  readonly identity: Identity
  readonly state: State
  readonly clock: { now: number }
  readonly origin: string
  /** What it logged. */
  readonly logged: readonly string[]
  /** Somebody with cookies of their own. */
  browser(headers?: Readonly<Record<string, string>>): Browser
}

export type Browser = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** As it stands where it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  readonly body: any
}

export interface SampleOptions {
  /** At which people may sign in too. */
  readonly provider?: OidcSettings
}

export const TENANT = localScope().tenant

export async function sampleServer(t: TestContext, { provider }: SampleOptions = {}): Promise<SampleServer> {
  const directory = mkdtempSync(join(tmpdir(), 'server-'))
  const state = await openState({ path: statePath(directory), now: 1 })
  const clock = { now: Date.UTC(2026, 0, 1) }
  const now = () => clock.now
  const passwords = passwordHasher({ cost: { memoryKiB: 64, passes: 1, lanes: 1 } })
  const keys = openKeys(directory)
  const identity = createIdentity({ state, keys, now, passwords, limit: rateLimit() })
  const events = live({ everyMs: 10, memory: 100, firstId: 0 })
  const record = async () => ''
  const entry = new URL('../lib/jobs/scan-thread.ts', import.meta.url)
  const work = jobs({ store: state.jobs, entry, now, record, onChange: () => {} })
  const origins: string[] = []
  const settings = { tenant: TENANT, targets: [], needsSecondPerson: false, origins }
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const told = notifier({
    outbox: state.outbox,
    seal: keys.seal,
    guard: addressGuard([]),
    ca: undefined,
    now,
    origin: () => origins[0] ?? '',
    log,
  })
  const context = {
    state,
    identity,
    oidc: provider && oidc({ settings: provider, key: keys.seal, now }),
    jobs: work,
    live: events,
    notifier: told,
    retention: retention({ state, keep: {}, scope: localScope(), now, onChange: () => {} }),
    rules: [],
    version: '0.0.0',
    now,
    settings,
  }
  const server = app({ context, log, consoleFiles: undefined, tls: undefined })
  const origin = await server.listen({ host: '127.0.0.1', port: 0 })
  origins.push(origin)
  t.after(async () => {
    events.close()
    await server.close()
    await work.close()
    await state.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return { identity, state, clock, origin, logged, browser: (headers) => browser(origin, headers) }
}

/** Sends what a browser sends from a page of the server itself, and keeps the cookies that it is given. */
function browser(origin: string, always: Readonly<Record<string, string>> = {}): Browser {
  const cookies = new Map<string, string>()
  return async (method, path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const reply = await send(new URL(path, origin), {
      method,
      text,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'sample',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...always,
        ...headers,
      },
    })
    for (const set of reply.headers['set-cookie'] ?? []) {
      const [pair = ''] = set.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (set.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
}

interface Sent {
  readonly method: string
  readonly text: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

function send(url: URL, { method, text, headers }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }
    const sent = request(url, { method, headers: { ...length, ...headers }, agent: false }, (response) => {
      let read = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        read += chunk
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed(read) }),
      )
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
