import type { Scope } from '@ringwall/model'
import type { Kysely } from 'kysely'
import { printCursor } from './cursor.ts'
import type { Recorded } from './finding-store.ts'
import { startOf } from './page.ts'
import type { KeptScan, ScanDetail, ScanPage, ScanQuery, ScanStore } from './scan-store.ts'
import type { ScanRow, StateSchema } from './schema.ts'

/** Scans in a database that Kysely speaks to. */
export function scanStore(db: Kysely<StateSchema>): ScanStore {
  return {
    list: (query) => list(db, query),
    find: async (scope, id) => {
      const row = await inScope(db, scope).where('id', '=', id).executeTakeFirst()
      return row && detail(row)
    },
    latest: async (scope) => {
      const rows = await inScope(db, scope).orderBy('started_at', 'desc').orderBy('id').execute()
      const newest = new Map<string, ScanRow>()
      for (const row of rows)
        for (const target of JSON.parse(row.targets) as readonly string[])
          if (!newest.has(target)) newest.set(target, row)
      return [...new Set(newest.values())].map(detail)
    },
  }
}

async function list(db: Kysely<StateSchema>, query: ScanQuery): Promise<ScanPage> {
  const cursor = startOf(query, ['number', 'string'])
  let select = inScope(db, query.scope)
  if (cursor !== undefined) {
    const [time, id] = [Number(cursor[0]), String(cursor[1])]
    select = select.where((builder) =>
      builder.or([
        builder('started_at', '<', time),
        builder.and([builder('started_at', '=', time), builder('id', '>', id)]),
      ]),
    )
  }
  const rows = await select
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next = rows.length > query.limit && last !== undefined ? printCursor([last.started_at, last.id]) : undefined
  return { scans: page.map(kept), next }
}

function inScope(db: Kysely<StateSchema>, { tenant, cluster }: Scope) {
  return db.selectFrom('scans').selectAll().where('tenant', '=', tenant).where('cluster', '=', cluster)
}

function kept(row: ScanRow): KeptScan {
  // What was written here is of these shapes.
  return {
    id: row.id,
    version: row.version,
    targets: JSON.parse(row.targets) as readonly string[],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    isComplete: row.is_complete === 1,
    source: row.source,
    bySeverity: JSON.parse(row.by_severity) as KeptScan['bySeverity'],
    outcome: JSON.parse(row.outcome) as Recorded,
  }
}

function detail(row: ScanRow): ScanDetail {
  const { filesRead, objectsJudged, gaps, gapCount } = JSON.parse(row.coverage) as Omit<ScanDetail, keyof KeptScan>
  const tallies = JSON.parse(row.tallies) as ScanDetail['tallies']
  return { ...kept(row), filesRead, objectsJudged, gaps, gapCount, tallies }
}
