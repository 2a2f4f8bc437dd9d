import type { Scope } from '@ringwall/model'
import type { Kysely } from 'kysely'
import { printCursor } from './cursor.ts'
import type { JobMove, JobPage, JobQuery, JobStore, KeptJob } from './job-store.ts'
import { startOf } from './page.ts'
import type { JobRow, StateSchema } from './schema.ts'

/** Jobs in a database that Kysely speaks to. */
export function jobStore(db: Kysely<StateSchema>): JobStore {
  return {
    add: async ({ tenant, cluster }, { id, kind, target, requestedBy, requestedAt }) => {
      const row: JobRow = {
        tenant,
        cluster,
        id,
        kind,
        target,
        state: 'queued',
        requested_by: requestedBy,
        requested_at: requestedAt,
        started_at: null,
        finished_at: null,
        scan: null,
        error: null,
        removed: null,
      }
      await db.insertInto('jobs').values(row).execute()
      return kept(row)
    },
    move: (scope, id, to) => move(db, scope, { id, to }),
    list: (query) => list(db, query),
    find: async (scope, id) => {
      const row = await inScope(db, scope).where('id', '=', id).executeTakeFirst()
      return row && kept(row)
    },
    abandon: async (now) => {
      const { numUpdatedRows } = await db
        .updateTable('jobs')
        .set({ state: 'failed', finished_at: now, error: 'the server stopped before it was done' })
        .where('state', 'in', LIVING)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

async function move(
  db: Kysely<StateSchema>,
  { tenant, cluster }: Scope,
  { id, to }: { readonly id: string; readonly to: JobMove },
): Promise<KeptJob | undefined> {
  const row = await db
    .updateTable('jobs')
    .set(changed(to))
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('id', '=', id)
    .where('state', 'in', LIVING)
    .returningAll()
    .executeTakeFirst()
  return row && kept(row)
}

function changed(to: JobMove): Partial<JobRow> {
  switch (to.state) {
    case 'running':
      return { state: to.state, started_at: to.at }
    case 'done':
      return 'scan' in to
        ? { state: to.state, finished_at: to.at, scan: to.scan }
        : { state: to.state, finished_at: to.at, removed: JSON.stringify(to.removed) }
    case 'failed':
      return { state: to.state, finished_at: to.at, error: to.error }
    case 'cancelled':
      return { state: to.state, finished_at: to.at }
  }
}

async function list(db: Kysely<StateSchema>, query: JobQuery): Promise<JobPage> {
  const cursor = startOf(query, ['number', 'string'])
  let select = inScope(db, query.scope)
  if (cursor !== undefined) {
    const [time, id] = [Number(cursor[0]), String(cursor[1])]
    select = select.where((builder) =>
      builder.or([
        builder('requested_at', '<', time),
        builder.and([builder('requested_at', '=', time), builder('id', '>', id)]),
      ]),
    )
  }
  const rows = await select
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next = rows.length > query.limit && last !== undefined ? printCursor([last.requested_at, last.id]) : undefined
  return { jobs: page.map(kept), next }
}

function inScope(db: Kysely<StateSchema>, { tenant, cluster }: Scope) {
  return db.selectFrom('jobs').selectAll().where('tenant', '=', tenant).where('cluster', '=', cluster)
}

function kept(row: JobRow): KeptJob {
  return {
    id: row.id,
    kind: row.kind,
    target: row.target,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    scan: row.scan ?? undefined,
    error: row.error ?? undefined,
    // What was written here is of this shape.
    removed: row.removed === null ? undefined : (JSON.parse(row.removed) as KeptJob['removed']),
  }
}

const LIVING = ['queued', 'running'] as const
