import type { Kysely, Transaction } from 'kysely'
import { chunks } from './chunks.ts'
import { pruneEnded } from './prune-ended.ts'
import { STEP } from './prune-step.ts'
import type { StateSchema } from './schema.ts'

type Db = Kysely<StateSchema>

/** What is kept for a time once it is over. */
export type Kept = (typeof KEPT)[number]
export const KEPT = ['findings', 'places', 'scans', 'jobs', 'trend', 'tokens', 'notifications'] as const

/** Before which time each was over that is removed, ms since the Unix epoch; what is left out stays. */
export type Cuts = Readonly<Partial<Record<Kept, number>>>

/** How much was removed. */
export type Pruned = Readonly<Record<Kept, number>>

/**
 * Removes what was over before a time, in every tenant: findings that were resolved with their exceptions, the places of such
 * findings, scans but the newest of each target, jobs, points of the trend, API tokens that are good no more, and messages that
 * were told or given up. What is open or excepted stays however old, and so do users and the audit log, whose chain would
 * break. In many small transactions, so that nobody waits for long.
 */
export async function prune(db: Db, cuts: Cuts): Promise<Pruned> {
  const { findings, places, scans } = cuts
  return {
    findings: findings === undefined ? 0 : await pruneFindings(db, findings, removeFindings),
    places: places === undefined ? 0 : await prunePlaces(db, places),
    scans: scans === undefined ? 0 : await pruneScans(db, scans),
    ...(await pruneEnded(db, cuts)),
  }
}

type ScopeKey = readonly [tenant: string, cluster: string]
type Remove = (db: Transaction<StateSchema>, scope: ScopeKey, fingerprints: readonly string[]) => Promise<void>

/** Scope by scope, for then an index leads to what was resolved first. */
async function pruneFindings(db: Db, before: number, remove: Remove): Promise<number> {
  let removed = 0
  for (const scope of await scopes(db)) {
    for (let step = STEP; step === STEP; removed += step)
      step = await db.transaction().execute(async (transaction) => {
        const gone = await resolved(transaction, scope, before).limit(STEP).execute()
        const fingerprints = gone.map(({ fingerprint }) => fingerprint)
        if (fingerprints.length > 0) await remove(transaction, scope, fingerprints)
        return fingerprints.length
      })
  }
  return removed
}

async function scopes(db: Db): Promise<readonly ScopeKey[]> {
  const rows = await db
    .selectFrom('finding_counts')
    .select(['tenant', 'cluster'])
    .distinct()
    .where('state', '=', 'resolved')
    .execute()
  return rows.map(({ tenant, cluster }) => [tenant, cluster])
}

function resolved(db: Db, [tenant, cluster]: ScopeKey, before: number) {
  return db
    .selectFrom('findings')
    .select('fingerprint')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('resolved_at', '<', before)
    .where('state', '=', 'resolved')
    .orderBy('resolved_at')
}

async function removeFindings(
  db: Transaction<StateSchema>,
  [tenant, cluster]: ScopeKey,
  fingerprints: readonly string[],
): Promise<void> {
  for (const table of ['exemplars', 'exceptions', 'findings'] as const)
    await db
      .deleteFrom(table)
      .where('tenant', '=', tenant)
      .where('cluster', '=', cluster)
      .where('fingerprint', 'in', fingerprints)
      .execute()
}

/** Of findings that stay: the excerpts are most of what a finding takes. Returns how many places were removed. */
async function prunePlaces(db: Db, before: number): Promise<number> {
  let removed = 0
  for (const scope of await scopes(db)) {
    const [tenant, cluster] = scope
    for (let step = STEP; step === STEP; removed += step)
      step = await db.transaction().execute(async (transaction) => {
        const gone = await transaction
          .selectFrom('exemplars')
          .select('id')
          .where('tenant', '=', tenant)
          .where('cluster', '=', cluster)
          .where('fingerprint', 'in', resolved(transaction, scope, before))
          .limit(STEP)
          .execute()
        const ids = gone.map(({ id }) => id)
        if (ids.length > 0) await transaction.deleteFrom('exemplars').where('id', 'in', ids).execute()
        return ids.length
      })
  }
  return removed
}

/** The newest of a target tells what was seen of it last: it stays. */
async function pruneScans(db: Db, before: number): Promise<number> {
  const rows = await db
    .selectFrom('scans')
    .select(['tenant', 'cluster', 'id', 'targets', 'started_at'])
    .orderBy('started_at', 'desc')
    .execute()
  const seen = new Set<string>()
  const gone = rows.filter(({ tenant, cluster, targets, started_at }) => {
    // What was written there is a list of ids.
    const keys = (JSON.parse(targets) as readonly string[]).map((target) => JSON.stringify([tenant, cluster, target]))
    const isNewest = keys.some((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return !isNewest && started_at < before
  })
  for (const [scope, scans] of Map.groupBy(gone, ({ tenant, cluster }) => JSON.stringify([tenant, cluster]))) {
    const [tenant, cluster] = JSON.parse(scope) as ScopeKey
    for (const chunk of chunks(scans))
      await db
        .deleteFrom('scans')
        .where('tenant', '=', tenant)
        .where('cluster', '=', cluster)
        .where(
          'id',
          'in',
          chunk.map(({ id }) => id),
        )
        .execute()
  }
  return gone.length
}
