import type { Scope } from '@ringwall/model'
import type { Kysely, Transaction } from 'kysely'
import type { Changes, Snapshot } from './finding-store.ts'
import type { StateSchema } from './schema.ts'
import { bySeverity } from './severity.ts'

/** What came and went since a time, by severity. */
export async function changes(db: Kysely<StateSchema>, scope: Scope, since: number): Promise<Changes> {
  const by = async (column: 'first_seen' | 'resolved_at'): Promise<Readonly<Record<string, number>>> => {
    const rows = await db
      .selectFrom('findings')
      .select(({ fn }) => ['severity', fn.countAll<number>().as('count')])
      .where('tenant', '=', scope.tenant)
      .where('cluster', '=', scope.cluster)
      .where(column, '>=', since)
      .$if(column === 'resolved_at', (query) => query.where('state', '=', 'resolved'))
      .groupBy('severity')
      .execute()
    return bySeverity(rows.map(({ severity, count }) => [severity, Number(count)]))
  }
  return { opened: await by('first_seen'), resolved: await by('resolved_at') }
}

interface TrendQuery {
  readonly scope: Scope
  readonly since: number
  readonly points: number
}

/** How many were open over time, oldest first, with the last before `since` in front so that a line has a beginning. */
export async function trend(
  db: Kysely<StateSchema>,
  { scope, since, points }: TrendQuery,
): Promise<readonly Snapshot[]> {
  const all = db
    .selectFrom('snapshots')
    .select(['at', 'by_severity'])
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
  const before = await all.where('at', '<', since).orderBy('at', 'desc').limit(1).execute()
  const after = await all.where('at', '>=', since).orderBy('at').execute()
  const rows = [...before, ...after]
  const step = Math.max(1, Math.ceil((rows.length - 1) / Math.max(1, points - 1)))
  return rows
    .filter((_, i) => i % step === 0 || i === rows.length - 1)
    .map(({ at, by_severity }) => ({ at, bySeverity: JSON.parse(by_severity) as Snapshot['bySeverity'] }))
}

/** Keeps how many are open now. */
export async function keepSnapshot(
  db: Transaction<StateSchema>,
  { tenant, cluster }: Scope,
  at: number,
): Promise<void> {
  const rows = await db
    .selectFrom('finding_counts')
    .select(({ fn }) => ['severity', fn.sum<number>('count').as('count')])
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('state', '=', 'open')
    .where('count', '>', 0)
    .groupBy('severity')
    .execute()
  const by_severity = JSON.stringify(bySeverity(rows.map(({ severity, count }) => [severity, Number(count)])))
  await db
    .insertInto('snapshots')
    .values({ tenant, cluster, at, by_severity })
    .onConflict((conflict) => conflict.columns(['tenant', 'cluster', 'at']).doUpdateSet({ by_severity }))
    .execute()
}
