import type { KeyObject } from 'node:crypto'
import { cluster, type Scope } from '@ringwall/model'
import { openState, type State } from '@ringwall/store/state'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { type ApiSettings, announceFindings, announceJob, app, type ConsoleFiles, keepScan } from './api/index.ts'
import { makeDataDirectory, statePath } from './lib/data-directory.ts'
import { createIdentity, type Identity, openKeys } from './lib/identity/index.ts'
import { type Jobs, jobs } from './lib/jobs/index.ts'
import { RULES } from './lib/known-rules.ts'
import { type Live, live } from './lib/live/index.ts'
import { addressGuard, type Notifier, type NotifySettings, notifier } from './lib/notify/index.ts'
import { type Oidc, type OidcSettings, oidc } from './lib/oidc/index.ts'
import { type Keep, type Retention, retention } from './lib/retention/index.ts'
import { VERSION } from './version.ts'

export { consoleFiles, type ScanTarget } from './api/index.ts'
export { addressGuard, type NotifySettings, parseRange } from './lib/notify/index.ts'
export { type Keep, keepOf } from './lib/retention/index.ts'

export interface ServeOptions {
  /** Where what is kept lies; it is made where there is none. */
  readonly directory: string
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly settings: Omit<ApiSettings, 'origins'> & { readonly origins: readonly string[] }
  readonly tls: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined
  readonly consoleFiles: ConsoleFiles | undefined
  /** `undefined` where people sign in here alone. */
  readonly oidc: OidcSettings | undefined
  readonly log: FastifyBaseLogger
  /** The module that threads run. */
  readonly entry: URL
  readonly now: () => number
  /** True to load what is marked as example into a store that was just made. */
  readonly wantsExample: boolean
  /** For how long what is over is kept. */
  readonly keep: Keep
  /** Where notifications may go; to public addresses where it is left out. */
  readonly notify?: NotifySettings
}

/** A server that answers. */
export interface Running {
  /** `http://127.0.0.1:7480`. */
  readonly origin: string
  /** The link by which the first user is made; `undefined` where there is one. */
  readonly bootstrapLink: string | undefined
  readonly state: State
  readonly identity: Identity
  readonly jobs: Jobs
  readonly live: Live
  readonly notifier: Notifier
  readonly retention: Retention
  close(): Promise<void>
}

/** Starts the server on its embedded store. Throws a StateError or an IdentityError where what is kept cannot be opened. */
export async function serve(options: ServeOptions): Promise<Running> {
  const { directory, settings, entry, now } = options
  makeDataDirectory(directory)
  const keys = openKeys(directory)
  const state = await openState({ path: statePath(directory), now: now(), entry })
  try {
    const identity = createIdentity({ state, keys, now })
    const provider = options.oidc && oidc({ settings: options.oidc, key: keys.seal, now })
    return await opened({ ...options, state, seal: keys.seal, identity, provider, settings })
  } catch (cause) {
    await state.close()
    throw cause
  }
}

interface Opened extends ServeOptions {
  readonly seal: KeyObject
  readonly state: State
  readonly identity: Identity
  readonly provider: Oidc | undefined
}

async function opened(options: Opened): Promise<Running> {
  const { state, identity, provider, settings, now, log, entry, consoleFiles } = options
  const events = live({ everyMs: LIVE_MS, memory: 2000, firstId: now() })
  const scope: Scope = { tenant: settings.tenant, cluster: cluster('-') }
  await state.jobs.abandon(now())
  const work = jobs({
    store: state.jobs,
    entry,
    now,
    record: async (of, scan, job) => {
      const isExample = settings.targets.some((target) => target.isExample && target.id === job.target)
      const { id } = await keepScan({ state, live: events }, { ...scan, scope: of }, isExample ? 'example' : 'job')
      return id
    },
    onChange: (of, job, progress) => announceJob({ live: events }, of, job, progress),
  })
  const origins = [...settings.origins]
  const told = notifier({
    ...(options.notify ?? { guard: addressGuard([]), ca: undefined }),
    outbox: state.outbox,
    seal: options.seal,
    now,
    origin: () => origins[0] ?? '',
    log,
  })
  const keeping = retention({
    state,
    keep: options.keep,
    scope,
    now,
    onChange: (job) => announceJob({ live: events }, scope, job),
  })
  const context = {
    state,
    identity,
    oidc: provider,
    jobs: work,
    live: events,
    notifier: told,
    retention: keeping,
    rules: RULES,
    version: VERSION,
    now,
    settings: { ...settings, origins },
  }
  const server = app({ context, log, consoleFiles, tls: options.tls })
  await server.listen({ host: options.host, port: options.port })
  origins.push(...ownOrigins(server, options))
  const stopHousework = housework({ state, identity, live: events, now, log, retention: keeping })
  const stopTelling = telling(told, log)
  if (options.wantsExample && state.migrated.length > 0) await loadExample(work, scope, settings)
  const origin = settings.origins[0] ?? origins[0] ?? ''
  const secret = await identity.offerBootstrap(settings.tenant)
  return {
    origin,
    bootstrapLink: secret === undefined ? undefined : `${origin}/welcome#${secret}`,
    state,
    identity,
    jobs: work,
    live: events,
    notifier: told,
    retention: keeping,
    async close() {
      stopHousework()
      await stopTelling()
      events.close()
      await server.close()
      await work.close()
      await state.close()
    },
  }
}

/** The names by which this machine reaches itself, and the address that it listens on. */
function ownOrigins(server: FastifyInstance, { host, tls }: ServeOptions): readonly string[] {
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const scheme = tls === undefined ? 'http' : 'https'
  const names = LOOPBACK.has(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [host.includes(':') ? `[${host}]` : host]
  return names.map((name) => new URL(`${scheme}://${name}:${port}`).origin)
}

interface Housework {
  readonly state: State
  readonly identity: Identity
  readonly live: Live
  readonly now: () => number
  readonly log: FastifyBaseLogger
  readonly retention: Retention
}

/** What is due by time: exceptions that end, sessions that ended, what is kept no longer. */
function housework({ state, identity, live: events, now, log, retention: keeping }: Housework): () => void {
  const work = async (): Promise<void> => {
    try {
      const opened = await state.exceptions.expire(new Date(now()).toISOString().slice(0, 10), now())
      if (opened > 0) announceFindings({ live: events }, 'default')
      await identity.purge()
      await keeping.run()
    } catch (cause) {
      log.error({ err: cause }, 'housework failed')
    }
  }
  void work()
  const timer = setInterval(() => void work(), HOUSEWORK_MS)
  return () => clearInterval(timer)
}

/** Tells what changed, soon; returns what ends it, once what is being sent is. */
function telling(told: Notifier, log: FastifyBaseLogger): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    last = told.run().catch((cause: unknown) => log.error({ err: cause }, 'notifications failed'))
  }, TELLING_MS)
  return async () => {
    clearInterval(timer)
    await last
  }
}

async function loadExample(work: Jobs, scope: Scope, { targets }: Pick<ApiSettings, 'targets'>): Promise<void> {
  for (const { id, path, isExample } of targets)
    if (isExample) await work.start(scope, { target: id, path, requestedBy: 'ringwall' })
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1'])
const LIVE_MS = 500
const HOUSEWORK_MS = 60_000
const TELLING_MS = 2000
