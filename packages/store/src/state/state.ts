import { closeSync, existsSync, openSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import type { AccountStore } from './account-store.ts'
import { accountStore } from './accounts.ts'
import type { AssetStore } from './asset-store.ts'
import { assetStore } from './assets.ts'
import { auditLog } from './audit.ts'
import type { AuditLog } from './audit-log.ts'
import { connect } from './connection.ts'
import { sqliteDialect } from './dialect.ts'
import { discard, put } from './draft.ts'
import type { ExceptionStore } from './exception-store.ts'
import { exceptionStore } from './exceptions.ts'
import type { FindingStore } from './finding-store.ts'
import { findingStore } from './findings.ts'
import { watched } from './health.ts'
import type { JobStore } from './job-store.ts'
import { jobStore } from './jobs.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { refuseNetwork } from './network.ts'
import { outboxStore } from './outbox.ts'
import type { OutboxStore } from './outbox-store.ts'
import { type Cuts, type Pruned, prune } from './prune.ts'
import type { ReceiverStore } from './receiver-store.ts'
import { receiverStore } from './receivers.ts'
import type { ScanStore } from './scan-store.ts'
import { scanStore } from './scans.ts'
import type { StateSchema } from './schema.ts'
import type { SessionStore } from './session-store.ts'
import { sessionStore } from './sessions.ts'
import { StateError } from './state-error.ts'
import type { TokenStore } from './token-store.ts'
import { tokenStore } from './tokens.ts'
import type { ViewStore } from './view-store.ts'
import { viewStore } from './views.ts'

/** What is kept between runs: findings, assets and scans; who may, and what was done. */
export interface State {
  readonly findings: FindingStore
  readonly accounts: AccountStore
  readonly sessions: SessionStore
  readonly tokens: TokenStore
  readonly audit: AuditLog
  readonly assets: AssetStore
  readonly scans: ScanStore
  readonly exceptions: ExceptionStore
  readonly jobs: JobStore
  /** Removes what was over before a time; what is open, users and the audit log stay. */
  prune(cuts: Cuts): Promise<Pruned>
  readonly receivers: ReceiverStore
  readonly outbox: OutboxStore
  readonly views: ViewStore
  /** Ids of the migrations that were applied as it was opened. */
  readonly migrated: readonly string[]
  /** Throws a StateError where the database does not answer, or a write failed for want of room or of a sound disk and still would. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface StateOptions {
  /** The SQLite file; it is made where there is none. */
  readonly path: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  /** The module that the thread of the database runs; the released command is its own. */
  readonly entry?: URL
}

/**
 * Opens the embedded state store and brings its schema up to date. A store that holds something is copied beside itself
 * first, to `<path>.before-<migration>`. Throws a StateError where it cannot be opened, lies on a network file system, or was written by a newer
 * release.
 */
export async function openState({ path, now, entry = WORKER }: StateOptions): Promise<State> {
  refuseNetwork(path)
  const { connection, ping } = watched(await connect(path, entry))
  const db = new Kysely<StateSchema>({ dialect: sqliteDialect(connection) })
  try {
    // The migrations speak of tables as they were when each was written.
    const untyped = db as unknown as Kysely<unknown>
    const pending = await pendingMigrations(untyped)
    const [first] = pending
    if (first !== undefined && (await holdsSomething(db))) await backUp(db, `${path}.before-${first.id.slice(0, 4)}`)
    const migrated = await migrate(untyped, now)
    return {
      ...stores(db),
      prune: (cuts) => prune(db, cuts),
      migrated,
      ping: () => ping(db),
      close: () => db.destroy(),
    }
  } catch (cause) {
    await db.destroy().catch(() => {})
    throw cause instanceof StateError
      ? cause
      : new StateError(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** What would be applied, without applying it. */
export async function plannedMigrations({
  path,
  entry = WORKER,
}: Omit<StateOptions, 'now'>): Promise<readonly string[]> {
  refuseNetwork(path)
  const db = new Kysely<unknown>({ dialect: sqliteDialect(await connect(path, entry)) })
  try {
    return (await pendingMigrations(db)).map(({ id }) => id)
  } finally {
    await db.destroy()
  }
}

function stores(db: Kysely<StateSchema>): Omit<State, 'prune' | 'migrated' | 'ping' | 'close'> {
  return {
    findings: findingStore(db),
    assets: assetStore(db),
    scans: scanStore(db),
    exceptions: exceptionStore(db),
    jobs: jobStore(db),
    receivers: receiverStore(db),
    outbox: outboxStore(db),
    views: viewStore(db),
    accounts: accountStore(db),
    sessions: sessionStore(db),
    tokens: tokenStore(db),
    audit: auditLog(db),
  }
}

async function holdsSomething(db: Kysely<StateSchema>): Promise<boolean> {
  const { rows } =
    await sql`select 1 from sqlite_master where type = 'table' and name not in ('migrations', 'sqlite_sequence') limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** One copy for each release is enough: that of a first attempt is the older. What has its name is whole. */
async function backUp(db: Kysely<StateSchema>, copy: string): Promise<void> {
  if (existsSync(copy)) return
  const draft = `${copy}.draft`
  discard(draft)
  try {
    // Made before it is filled, for its owner alone: it holds what the store holds.
    closeSync(openSync(draft, 'wx', 0o600))
    await sql`vacuum into ${draft}`.execute(db)
    put(draft, copy)
  } catch (cause) {
    discard(draft)
    throw cause
  }
}

const WORKER = new URL('./thread.ts', import.meta.url)
