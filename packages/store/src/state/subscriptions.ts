import { type TenantId, tenant as tenantOf } from '@ringwall/model'
import type { Kysely, Transaction } from 'kysely'
import type { SubscriptionRow } from './notification-schema.ts'
import type { ReceiverStore, Subscription, SubscriptionChange, Wants } from './receiver-store.ts'
import type { StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'

type Db = Kysely<StateSchema>

/** Of which findings receivers are told. */
export function subscriptionStore(
  db: Db,
): Pick<ReceiverStore, 'subscriptions' | 'subscribe' | 'changeSubscription' | 'unsubscribe'> {
  return {
    subscriptions: (tenant) => subscriptionsOf(db, tenant),
    subscribe: (subscription) => db.transaction().execute((transaction) => subscribe(transaction, subscription)),
    changeSubscription: (tenant, id, change) =>
      db.transaction().execute(async (transaction) => {
        if (change.receiver !== undefined) await demandReceiver(transaction, tenant, change.receiver)
        const { numUpdatedRows } = await transaction
          .updateTable('subscriptions')
          .set(changed(change))
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
    unsubscribe: async (tenant, id) => {
      const { numDeletedRows } = await db
        .deleteFrom('subscriptions')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

/** The oldest first. */
export async function subscriptionsOf(db: Db, tenant: TenantId): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('tenant', '=', tenant)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    tenant: tenantOf(row.tenant),
    id: row.id,
    receiver: row.receiver,
    name: row.name,
    // What was written here is of this shape.
    wants: JSON.parse(row.wants) as Wants,
    cadence: row.cadence,
    isActive: row.is_active === 1,
    createdAt: row.created_at,
  }))
}

async function subscribe(db: Transaction<StateSchema>, subscription: Subscription): Promise<void> {
  const { tenant, id, receiver, name, wants, cadence, isActive, createdAt } = subscription
  await demandReceiver(db, tenant, receiver)
  const { length } = await subscriptionsOf(db, tenant)
  if (length >= MAX_SUBSCRIPTIONS)
    throw new StateError(`there are ${length} subscriptions already: remove one first`, 'conflict')
  const row = { tenant, id, receiver, name, wants: JSON.stringify(wants), cadence, created_at: createdAt }
  await db
    .insertInto('subscriptions')
    .values({ ...row, is_active: isActive ? 1 : 0 })
    .execute()
}

async function demandReceiver(db: Transaction<StateSchema>, tenant: TenantId, id: string): Promise<void> {
  const row = await db
    .selectFrom('receivers')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new StateError(`no receiver ${id}`, 'conflict')
}

function changed({ name, wants, cadence, isActive, receiver }: SubscriptionChange): Partial<SubscriptionRow> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(wants === undefined ? {} : { wants: JSON.stringify(wants) }),
    ...(cadence === undefined ? {} : { cadence }),
    ...(isActive === undefined ? {} : { is_active: isActive ? 1 : 0 }),
    ...(receiver === undefined ? {} : { receiver }),
  }
}

const MAX_SUBSCRIPTIONS = 100
