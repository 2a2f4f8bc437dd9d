import type { Kysely, Transaction } from 'kysely'
import type { Cuts, Pruned } from './prune.ts'
import { STEP } from './prune-step.ts'
import type { StateSchema } from './schema.ts'

type Db = Kysely<StateSchema>
type Ended = Pick<Pruned, 'jobs' | 'trend' | 'tokens' | 'notifications'>

/** Removes jobs, points of the trend, tokens and messages that were over before a time; see `prune`. */
export async function pruneEnded(db: Db, { jobs, trend, tokens, notifications }: Cuts): Promise<Ended> {
  return {
    jobs: jobs === undefined ? 0 : await stepwise(db, (transaction) => jobsBefore(transaction, jobs)),
    trend: trend === undefined ? 0 : await stepwise(db, (transaction) => trendBefore(transaction, trend)),
    tokens: tokens === undefined ? 0 : await stepwise(db, (transaction) => tokensBefore(transaction, tokens)),
    notifications:
      notifications === undefined ? 0 : await stepwise(db, (transaction) => messagesBefore(transaction, notifications)),
  }
}

/** Removes a step's worth and returns how many those are, until one is not full. */
async function stepwise(db: Db, remove: (transaction: Transaction<StateSchema>) => Promise<number>): Promise<number> {
  let removed = 0
  for (let step = STEP; step >= STEP; removed += step) step = await db.transaction().execute(remove)
  return removed
}

/** Ids are random: those of one tenant are nobody else's. */
async function jobsBefore(db: Db, before: number): Promise<number> {
  const gone = await db.selectFrom('jobs').select('id').where('finished_at', '<', before).limit(STEP).execute()
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0) await db.deleteFrom('jobs').where('id', 'in', ids).where('finished_at', '<', before).execute()
  return ids.length
}

async function trendBefore(db: Db, before: number): Promise<number> {
  const gone = await db.selectFrom('snapshots').select('at').where('at', '<', before).limit(STEP).execute()
  const times = [...new Set(gone.map(({ at }) => at))]
  if (times.length === 0) return 0
  const { numDeletedRows } = await db.deleteFrom('snapshots').where('at', 'in', times).executeTakeFirst()
  return Number(numDeletedRows)
}

async function tokensBefore(db: Db, before: number): Promise<number> {
  const gone = await db
    .selectFrom('tokens')
    .select('hash')
    .where((where) => where.or([where('expires_at', '<', before), where('revoked_at', '<', before)]))
    .limit(STEP)
    .execute()
  const hashes = gone.map(({ hash }) => hash)
  if (hashes.length > 0) await db.deleteFrom('tokens').where('hash', 'in', hashes).execute()
  return hashes.length
}

async function messagesBefore(db: Db, before: number): Promise<number> {
  const gone = await db
    .selectFrom('messages')
    .select(['tenant', 'id', 'receiver'])
    .where('state', 'in', ['delivered', 'failed'])
    .where('settled_at', '<', before)
    .limit(STEP)
    .execute()
  for (const { tenant, id, receiver } of gone) {
    await db
      .deleteFrom('notices')
      .where('tenant', '=', tenant)
      .where('receiver', '=', receiver)
      .where('message', '=', id)
      .execute()
    await db.deleteFrom('messages').where('tenant', '=', tenant).where('id', '=', id).execute()
  }
  return gone.length
}
