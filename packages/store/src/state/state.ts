import { existsSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import { connect } from './connection.ts'
import { sqliteDialect } from './dialect.ts'
import type { FindingStore } from './finding-store.ts'
import { findingStore } from './findings.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { refuseNetwork } from './network.ts'
import type { StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'

/** What is kept between runs: findings, assets and scans. */
export interface State {
  readonly findings: FindingStore
  /** Ids of the migrations that were applied as it was opened. */
  readonly migrated: readonly string[]
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
  const connection = await connect(path, entry)
  const db = new Kysely<StateSchema>({ dialect: sqliteDialect(connection) })
  try {
    // The migrations speak of tables as they were when each was written.
    const untyped = db as unknown as Kysely<unknown>
    const pending = await pendingMigrations(untyped)
    const [first] = pending
    if (first !== undefined && (await holdsSomething(db))) await backUp(db, `${path}.before-${first.id.slice(0, 4)}`)
    const migrated = await migrate(untyped, now)
    return { findings: findingStore(db), migrated, close: () => db.destroy() }
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
  const db = new Kysely<unknown>({ dialect: sqliteDialect(await connect(path, entry)) })
  try {
    return (await pendingMigrations(db)).map(({ id }) => id)
  } finally {
    await db.destroy()
  }
}

async function holdsSomething(db: Kysely<StateSchema>): Promise<boolean> {
  const { rows } =
    await sql`select 1 from sqlite_master where type = 'table' and name not in ('migrations', 'sqlite_sequence') limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** One copy for each migration is enough: that of a first attempt is the older. */
async function backUp(db: Kysely<StateSchema>, copy: string): Promise<void> {
  if (!existsSync(copy)) await sql`vacuum into ${copy}`.execute(db)
}

const WORKER = new URL('./worker.ts', import.meta.url)
