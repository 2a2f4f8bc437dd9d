import { type TenantId, tenant as tenantOf } from '@ringwall/model'
import type { Kysely, Transaction } from 'kysely'
import type { ReceiverRow } from './notification-schema.ts'
import type { Destination, Receiver, ReceiverChange, ReceiverStore } from './receiver-store.ts'
import type { StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'
import { subscriptionStore } from './subscriptions.ts'

type Db = Kysely<StateSchema>

/** Receivers in a database that Kysely speaks to. */
export function receiverStore(db: Db): ReceiverStore {
  return {
    list: async (tenant) => (await of(db, tenant).orderBy('created_at').orderBy('id').execute()).map(toReceiver),
    find: async (tenant, id) => {
      const row = await of(db, tenant).where('id', '=', id).executeTakeFirst()
      return row && toReceiver(row)
    },
    add: (receiver) => db.transaction().execute((transaction) => add(transaction, receiver)),
    change: async (tenant, id, change) => {
      const { numUpdatedRows } = await db
        .updateTable('receivers')
        .set(changed(change))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    remove: (tenant, id) => db.transaction().execute((transaction) => remove(transaction, tenant, id)),
    ...subscriptionStore(db),
  }
}

/** A receiver as it is kept. */
export function toReceiver(row: Omit<ReceiverRow, 'hourly_at' | 'daily_at'>): Receiver {
  return {
    tenant: tenantOf(row.tenant),
    id: row.id,
    name: row.name,
    // What was written here is of this shape.
    destination: JSON.parse(row.destination) as Destination,
    secrets: row.secrets,
    isActive: row.is_active === 1,
    perHour: row.per_hour,
    createdAt: row.created_at,
  }
}

async function add(db: Transaction<StateSchema>, receiver: Receiver): Promise<void> {
  const { tenant, id, name, createdAt } = receiver
  const { count } = await db
    .selectFrom('receivers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MAX_RECEIVERS)
    throw new StateError(`there are ${count} receivers already: remove one first`, 'conflict')
  const times = { created_at: createdAt, hourly_at: createdAt, daily_at: createdAt }
  const row: ReceiverRow = {
    tenant,
    id,
    name,
    destination: JSON.stringify(receiver.destination),
    secrets: receiver.secrets,
    is_active: receiver.isActive ? 1 : 0,
    per_hour: receiver.perHour,
    ...times,
  }
  await db.insertInto('receivers').values(row).execute()
}

function changed({ name, destination, secrets, isActive, perHour }: ReceiverChange): Partial<ReceiverRow> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(destination === undefined ? {} : { destination: JSON.stringify(destination) }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(isActive === undefined ? {} : { is_active: isActive ? 1 : 0 }),
    ...(perHour === undefined ? {} : { per_hour: perHour }),
  }
}

async function remove(db: Transaction<StateSchema>, tenant: TenantId, id: string): Promise<boolean> {
  for (const table of ['notices', 'messages', 'subscriptions'] as const)
    await db.deleteFrom(table).where('tenant', '=', tenant).where('receiver', '=', id).execute()
  const { numDeletedRows } = await db
    .deleteFrom('receivers')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

function of(db: Db, tenant: TenantId) {
  return db.selectFrom('receivers').selectAll().where('tenant', '=', tenant)
}

const MAX_RECEIVERS = 100
