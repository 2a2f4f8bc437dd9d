import type { Kysely } from 'kysely'
import { chunks } from './chunks.ts'
import type { StateSchema } from './schema.ts'

type Db = Kysely<StateSchema>

/** How much was removed. */
export interface Pruned {
  readonly findings: number
  readonly scans: number
}

/**
 * Removes what ended before a time, in every tenant: findings that were resolved, scans but the newest of each target, jobs, and
 * points of the trend. What is open or excepted stays however old, and so do users and the audit log. In many small transactions,
 * so that nobody waits for long.
 */
export async function prune(db: Db, before: number): Promise<Pruned> {
  const findings = await pruneFindings(db, before)
  const scans = await pruneScans(db, before)
  await db.deleteFrom('jobs').where('finished_at', '<', before).execute()
  await db.deleteFrom('snapshots').where('at', '<', before).execute()
  return { findings, scans }
}

async function pruneFindings(db: Db, before: number): Promise<number> {
  for (let removed = 0; ; ) {
    const step = await db.transaction().execute(async (transaction) => {
      const gone = await transaction
        .selectFrom('findings')
        .select(['tenant', 'cluster', 'fingerprint'])
        .where('state', '=', 'resolved')
        .where('resolved_at', '<', before)
        .limit(STEP)
        .execute()
      for (const [scope, fingerprints] of Map.groupBy(gone, ({ tenant, cluster }) => JSON.stringify([tenant, cluster])))
        await removeFindings(
          transaction,
          JSON.parse(scope) as readonly [string, string],
          fingerprints.map(({ fingerprint }) => fingerprint),
        )
      return gone.length
    })
    removed += step
    if (step < STEP) return removed
  }
}

async function removeFindings(
  db: Db,
  [tenant, cluster]: readonly [string, string],
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
    const [tenant, cluster] = JSON.parse(scope) as readonly [string, string]
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

const STEP = 1000
