import type { TenantId } from '@ringwall/model'
import type { Kysely } from 'kysely'
import type { AccountStore, Bootstrap, BootstrapRedemption } from './account-store.ts'
import type { StateSchema } from './schema.ts'
import { addUser, selectUsers } from './user-rows.ts'

type Db = Kysely<StateSchema>

/** The link by which a tenant gets its first user. */
export function bootstrapStore(db: Db): Pick<AccountStore, 'offerBootstrap' | 'redeemBootstrap'> {
  return {
    offerBootstrap: (bootstrap) => db.transaction().execute((transaction) => offer(transaction, bootstrap)),
    redeemBootstrap: (redemption) => db.transaction().execute((transaction) => redeem(transaction, redemption)),
  }
}

async function offer(db: Db, { tenant, hash, expiresAt }: Bootstrap): Promise<boolean> {
  if (await hasUsers(db, tenant)) return false
  await db
    .insertInto('bootstraps')
    .values({ tenant, hash, expires_at: expiresAt, used_at: null })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ hash, expires_at: expiresAt, used_at: null }))
    .execute()
  return true
}

async function redeem(db: Db, { hash, user }: BootstrapRedemption): Promise<'added' | 'refused'> {
  if (await hasUsers(db, user.tenant)) return 'refused'
  const used = await db
    .updateTable('bootstraps')
    .set({ used_at: user.now })
    .where('tenant', '=', user.tenant)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', user.now)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) return 'refused'
  return (await addUser(db, user)) === 'added' ? 'added' : 'refused'
}

async function hasUsers(db: Db, tenant: TenantId): Promise<boolean> {
  return (await selectUsers(db, tenant).limit(1).executeTakeFirst()) !== undefined
}
