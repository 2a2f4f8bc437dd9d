import { type Asset, keyOf, type Scope } from '@ringwall/model'
import { sql, type Transaction } from 'kysely'
import { placeOf } from './asset-place.ts'
import { chunks } from './chunks.ts'
import type { AssetRow, StateSchema } from './schema.ts'

/** Keeps the assets that findings are about. `at` is when they were seen, ms since the Unix epoch. */
export async function keepAssets(db: Transaction<StateSchema>, assets: readonly Asset[], at: number): Promise<void> {
  const rows = new Map(assets.map((asset) => [keyOf(asset), assetRow(asset, at)]))
  await db
    .insertInto('assets')
    .values([...rows.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'cluster', 'key'])
        .doUpdateSet(({ ref }) => ({ last_seen: ref('excluded.last_seen') }))
        .where('assets.last_seen', '<', at),
    )
    .execute()
}

/** Counts the open findings of assets anew. */
export async function recountAssets(
  db: Transaction<StateSchema>,
  { tenant, cluster }: Scope,
  keys: readonly string[],
): Promise<void> {
  for (const chunk of chunks([...new Set(keys)]))
    await db
      .updateTable('assets')
      .set((builder) => {
        const open = builder
          .selectFrom('findings')
          .whereRef('findings.tenant', '=', 'assets.tenant')
          .whereRef('findings.cluster', '=', 'assets.cluster')
          .whereRef('findings.asset', '=', 'assets.key')
          .where('findings.state', '=', 'open')
        return {
          open: open.select(({ fn }) => fn.countAll<number>().as('open')),
          worst: open.select(sql<number>`coalesce(max(severity), 0)`.as('worst')),
        }
      })
      .where('tenant', '=', tenant)
      .where('cluster', '=', cluster)
      .where('key', 'in', chunk)
      .execute()
}

function assetRow(asset: Asset, at: number): AssetRow {
  return {
    tenant: asset.scope.tenant,
    cluster: asset.scope.cluster,
    key: keyOf(asset),
    kind: asset.kind,
    ...placeOf(asset),
    worst: 0,
    open: 0,
    first_seen: at,
    last_seen: at,
  }
}
