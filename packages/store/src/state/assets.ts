import { type Kysely, sql } from 'kysely'
import type { AssetPage, AssetQuery, AssetStore, KeptAsset } from './asset-store.ts'
import { printCursor } from './cursor.ts'
import { startOf } from './page.ts'
import type { AssetRow, StateSchema } from './schema.ts'
import { severityOf } from './severity.ts'

/** Assets in a database that Kysely speaks to. */
export function assetStore(db: Kysely<StateSchema>): AssetStore {
  return {
    list: (query) => list(db, query),
    find: async ({ tenant, cluster }, key) => {
      const row = await db
        .selectFrom('assets')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('cluster', '=', cluster)
        .where('key', '=', key)
        .executeTakeFirst()
      return row && kept(row)
    },
  }
}

async function list(db: Kysely<StateSchema>, query: AssetQuery): Promise<AssetPage> {
  const { scope, where, limit } = query
  const cursor = startOf(query, ['number', 'number', 'string'])
  let select = db
    .selectFrom('assets')
    .selectAll()
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
  if (where.targets !== undefined) select = select.where('target', 'in', where.targets)
  if (where.namespaces !== undefined) select = select.where('namespace', 'in', where.namespaces)
  if (where.resources !== undefined) select = select.where('resource', 'in', where.resources)
  if (where.text !== undefined) {
    const pattern = `%${where.text.replace(/[\\%_]/g, String.raw`\$&`)}%`
    select = select.where(sql<boolean>`name like ${pattern} escape ${'\\'}`)
  }
  if (cursor !== undefined) {
    const [worst, open, key] = [Number(cursor[0]), Number(cursor[1]), String(cursor[2])]
    select = select.where((builder) => {
      const sameOpen = builder.and([builder('open', '=', open), builder('key', '>', key)])
      const fewer = builder.or([builder('open', '<', open), sameOpen])
      const milder = builder.or([builder('worst', '<', worst), builder.and([builder('worst', '=', worst), fewer])])
      return builder.and([builder('worst', '<=', worst), milder])
    })
  }
  const rows = await select
    .orderBy('worst', 'desc')
    .orderBy('open', 'desc')
    .orderBy('key')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last !== undefined ? printCursor([last.worst, last.open, last.key]) : undefined
  return { assets: page.map(kept), next }
}

function kept({ first_seen, last_seen, worst, ...row }: AssetRow): KeptAsset {
  const { key, kind, target, namespace, resource, name, open } = row
  const severity = worst === 0 ? undefined : severityOf(worst)
  return {
    key,
    kind,
    target,
    namespace,
    resource,
    name,
    worst: severity,
    open,
    firstSeen: first_seen,
    lastSeen: last_seen,
  }
}
