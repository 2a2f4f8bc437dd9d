import type { Kysely, Transaction } from 'kysely'
import type { ReceiverRow } from './notification-schema.ts'
import { CADENCES, type Cadence } from './receiver-store.ts'
import type { StateSchema } from './schema.ts'

/** Makes messages of what is due, each in a transaction of its own, and returns how many. */
export async function gather(db: Kysely<StateSchema>, now: number, mint: () => string): Promise<number> {
  const receivers = await db.selectFrom('receivers').selectAll().where('is_active', '=', 1).execute()
  let made = 0
  for (const receiver of receivers) {
    const cadences = CADENCES.filter((cadence) => isDue(receiver, cadence, now))
    // Most of the time there is nothing, and then nothing is written.
    if (!(await hasDue(db, receiver, cadences)) && cadences.length === 1) continue
    if (await db.transaction().execute((transaction) => gatherOne(transaction, receiver, { cadences, now, mint })))
      made++
  }
  return made
}

/** True where a digest was last looked at before the last full hour, or the last day's hour. */
function isDue({ hourly_at, daily_at }: ReceiverRow, cadence: Cadence, now: number): boolean {
  switch (cadence) {
    case 'at_once':
      return true
    case 'hourly':
      return Math.floor(now / HOUR_MS) > Math.floor(hourly_at / HOUR_MS)
    case 'daily':
      return Math.floor((now - DAILY_AT_MS) / DAY_MS) > Math.floor((daily_at - DAILY_AT_MS) / DAY_MS)
  }
}

async function hasDue(db: Kysely<StateSchema>, receiver: ReceiverRow, cadences: readonly Cadence[]): Promise<boolean> {
  const row = await unsaid(db, receiver, cadences).select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

interface Gathering {
  readonly cadences: readonly Cadence[]
  readonly now: number
  readonly mint: () => string
}

/** One message at a time, so that they arrive in order and a receiver that is gone is not owed a heap of them. */
async function gatherOne(
  db: Transaction<StateSchema>,
  receiver: ReceiverRow,
  { cadences, now, mint }: Gathering,
): Promise<boolean> {
  const { waiting, recent } = await owed(db, receiver, now)
  if (waiting > 0) return false
  if (recent >= receiver.per_hour) {
    await db
      .updateTable('notices')
      .set({ is_held: 1 })
      .where('tenant', '=', receiver.tenant)
      .where('receiver', '=', receiver.id)
      .where('message', 'is', null)
      .where('cadence', 'in', cadences)
      .where('is_held', '=', 0)
      .execute()
    return false
  }
  for (const cadence of cadences) {
    const made = await join(db, receiver, { cadence, now, id: `msg_${mint()}` })
    if (cadence !== 'at_once') await looked(db, receiver, cadence, now)
    if (made) return true
  }
  return false
}

async function owed(db: Transaction<StateSchema>, { tenant, id }: ReceiverRow, now: number) {
  const messages = db
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('receiver', '=', id)
  const waiting = await messages.where('state', '=', 'waiting').executeTakeFirstOrThrow()
  const recent = await messages.where('made_at', '>', now - HOUR_MS).executeTakeFirstOrThrow()
  return { waiting: Number(waiting.count), recent: Number(recent.count) }
}

interface Joining {
  readonly cadence: Cadence
  readonly now: number
  readonly id: string
}

/** Joins what is unsaid to one message; false where nothing is. */
async function join(
  db: Transaction<StateSchema>,
  receiver: ReceiverRow,
  { cadence, now, id }: Joining,
): Promise<boolean> {
  const { tenant } = receiver
  const sums = await unsaid(db, receiver, [cadence])
    .select(({ fn }) => ['is_held', fn.sum<number>('count').as('count')])
    .groupBy('is_held')
    .execute()
  if (sums.length === 0) return false
  await db
    .updateTable('notices')
    .set({ message: id })
    .where('tenant', '=', tenant)
    .where('receiver', '=', receiver.id)
    .where('message', 'is', null)
    .where('cadence', '=', cadence)
    .execute()
  const changes = sums.reduce((sum, { count }) => sum + Number(count), 0)
  const held = Number(sums.find(({ is_held }) => is_held === 1)?.count ?? 0)
  const settled = { state: 'waiting', attempts: 0, settled_at: null, error: null } as const
  const row = { tenant, id, receiver: receiver.id, cadence, changes, held, made_at: now, due_at: now }
  await db
    .insertInto('messages')
    .values({ ...row, ...settled })
    .execute()
  return true
}

async function looked(
  db: Transaction<StateSchema>,
  { tenant, id }: ReceiverRow,
  cadence: 'hourly' | 'daily',
  now: number,
): Promise<void> {
  await db
    .updateTable('receivers')
    .set(cadence === 'hourly' ? { hourly_at: now } : { daily_at: now })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute()
}

function unsaid(db: Kysely<StateSchema>, { tenant, id }: ReceiverRow, cadences: readonly Cadence[]) {
  return db
    .selectFrom('notices')
    .where('tenant', '=', tenant)
    .where('receiver', '=', id)
    .where('message', 'is', null)
    .where('cadence', 'in', cadences)
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Six in the morning, UTC. */
const DAILY_AT_MS = 6 * HOUR_MS
