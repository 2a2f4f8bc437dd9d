import type { Scope } from '@ringwall/model'
import type { Transaction } from 'kysely'
import { keepSnapshot } from './history.ts'
import type { StateSchema } from './schema.ts'

/** Removes all that is known of a target, and returns how many findings that were. Scans of several targets stay. */
export async function forget(db: Transaction<StateSchema>, scope: Scope, target: string): Promise<number> {
  const { tenant, cluster } = scope
  const gone = db
    .selectFrom('findings')
    .select('fingerprint')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('target', '=', target)
  for (const table of ['exemplars', 'exceptions'] as const)
    await db
      .deleteFrom(table)
      .where('tenant', '=', tenant)
      .where('cluster', '=', cluster)
      .where('fingerprint', 'in', gone)
      .execute()
  await db
    .deleteFrom('notices')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('target', '=', target)
    .where('message', 'is', null)
    .execute()
  const { numDeletedRows } = await db
    .deleteFrom('findings')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('target', '=', target)
    .executeTakeFirst()
  await db
    .deleteFrom('assets')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('target', '=', target)
    .execute()
  await db
    .deleteFrom('scans')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('targets', '=', JSON.stringify([target]))
    .execute()
  const { at } = await db
    .selectFrom('snapshots')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .executeTakeFirstOrThrow()
  if (at !== null) await keepSnapshot(db, scope, at)
  return Number(numDeletedRows)
}
