import { type Kysely, sql } from 'kysely'
import type { Migration } from './migration.ts'
import { MIGRATIONS } from './migrations.ts'
import { StateError } from './state-error.ts'

/** Ids of the migrations that are not yet applied, in order. Throws a StateError where a newer release wrote the store. */
export async function pendingMigrations(db: Kysely<unknown>): Promise<readonly Migration[]> {
  await sql`create table if not exists migrations (id text primary key, applied_at bigint not null)`.execute(db)
  const { rows } = await sql<{ id: string }>`select id from migrations order by id`.execute(db)
  const known = new Set(MIGRATIONS.map(({ id }) => id))
  const unknown = rows.find(({ id }) => !known.has(id))
  if (unknown !== undefined)
    throw new StateError(`the store was written by a newer release: migration "${unknown.id}" is not known here`)
  const applied = new Set(rows.map(({ id }) => id))
  return MIGRATIONS.filter(({ id }) => !applied.has(id))
}

/** Applies what is pending in one transaction: whatever ends it, the store is of the release before or of this one. */
export async function migrate(db: Kysely<unknown>, now: number): Promise<readonly string[]> {
  const pending = await pendingMigrations(db)
  if (pending.length === 0) return []
  await db.transaction().execute(async (transaction) => {
    for (const { id, up } of pending) {
      await up(transaction)
      await sql`insert into migrations (id, applied_at) values (${id}, ${now})`.execute(transaction)
    }
  })
  return pending.map(({ id }) => id)
}
