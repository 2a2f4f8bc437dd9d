import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { tenant } from '@ringwall/model'
import { pino } from 'pino'
import type { Role } from './lib/identity/index.ts'
import { passwordHasher } from './lib/identity/index.ts'
import { type Running, type ServeOptions, serve } from './serve.ts'

/** A server of a test, on a free port and a store of its own. */
export interface SampleServer extends Running {
  /** Sends a request as somebody; JSON both ways. */
  ask(path: string, asked?: Asked): Promise<Answered>
  /** An API token of a new user of a role. */
  tokenOf(role: Role, tenantName?: string): Promise<string>
}

export interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // What a test reads of it, it says.
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
  readonly body: any
  readonly text: string
}

/** Starts a server, and stops it when the test ends. */
export async function sampleServer(t: TestContext, options: Partial<ServeOptions> = {}): Promise<SampleServer> {
  const directory = options.directory ?? sampleFolder(t)
  const running = await serve({
    directory,
    host: '127.0.0.1',
    port: 0,
    settings: { tenant: tenant('default'), targets: [], needsSecondPerson: false, origins: [] },
    tls: undefined,
    consoleFiles: undefined,
    oidc: undefined,
    log: pino({ level: 'silent' }),
    entry: ENTRY,
    now: () => Date.now(),
    wantsExample: false,
    keep: {},
    ...options,
  })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await running.close()
  }
  t.after(close)
  return {
    ...running,
    close,
    ask: (path, asked) => ask(running.origin, path, asked),
    tokenOf: (role, tenantName = 'default') => tokenOf(running, role, tenantName),
  }
}

/** A folder that is gone when the test ends. */
export function sampleFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringwall-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The JSON report of a scan, as the command line writes it. */
export function sampleReport(path: string, name: string): string {
  const main = join(import.meta.dirname, 'cli', 'main.ts')
  const args = [main, 'scan', path, '--name', name, '--no-config', '-f', 'json', '-q']
  return spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout
}

export const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples')

async function ask(
  origin: string,
  path: string,
  { method = 'GET', body, token, headers = {} }: Asked = {},
): Promise<Answered> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : undefined, text }
}

/** A token may do all that its user may and tokens may. */
async function tokenOf({ state, identity }: Running, role: Role, tenantName: string): Promise<string> {
  const { passwords, password } = HASHED
  const id = crypto.randomUUID()
  const name = `${role}-${id.slice(0, 8)}`
  const passwordHash = await passwords.hash(password)
  const of = tenant(tenantName)
  const added = await state.accounts.add({
    tenant: of,
    id,
    name,
    role,
    clusters: undefined,
    mustChangePassword: false,
    passwordHash,
    now: Date.now(),
  })
  if (added !== 'added') throw new Error(added)
  const client = { address: '', agent: '' }
  const signedIn = await identity.signIn({ tenant: of, name, password, code: undefined, client })
  if (signedIn.kind !== 'signed_in') throw new Error(signedIn.kind)
  const { principal } = signedIn
  const permissions = [...principal.permissions].filter((each) => each !== 'users:admin' && each !== 'tokens:own')
  const minted = await identity.mintToken(principal, { wish: { name: 'test', permissions, days: 1 }, client })
  if (minted.kind !== 'minted') throw new Error(minted.because)
  return minted.text
}

const ENTRY = new URL('./cli/main.ts', import.meta.url)
const HASHED = { passwords: passwordHasher(), password: 'seven lazy otters swim north' }
