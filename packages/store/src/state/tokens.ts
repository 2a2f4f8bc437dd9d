import { type TenantId, tenant as tenantOf } from '@ringwall/model'
import type { Kysely } from 'kysely'
import type { TokenRow } from './account-schema.ts'
import type { StateSchema } from './schema.ts'
import type { NewToken, Token, TokenStore } from './token-store.ts'
import { toClusters } from './user-rows.ts'

type Db = Kysely<StateSchema>

/** API tokens in a database that Kysely speaks to. */
export function tokenStore(db: Db): TokenStore {
  return {
    add: async (token) => void (await db.insertInto('tokens').values(toRow(token)).execute()),
    find: async (hash, now) => {
      const row = await db
        .selectFrom('tokens')
        .selectAll()
        .where('hash', '=', hash)
        .where('expires_at', '>', now)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row && toToken(row)
    },
    touch: async (hash, now) =>
      void (await db.updateTable('tokens').set({ used_at: now }).where('hash', '=', hash).execute()),
    list: async (tenant, userId) => {
      let query = db.selectFrom('tokens').selectAll().where('tenant', '=', tenant)
      if (userId !== undefined) query = query.where('user_id', '=', userId)
      return (await query.orderBy('created_at', 'desc').orderBy('id').execute()).map(toToken)
    },
    get: async (tenant, id) => {
      const row = await db
        .selectFrom('tokens')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && toToken(row)
    },
    revoke: async (tenant, id, now) =>
      (await revoked(db, tenant, now).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n,
    revokeAll: async (tenant, userId, now) =>
      Number((await revoked(db, tenant, now).where('user_id', '=', userId).executeTakeFirst()).numUpdatedRows),
  }
}

function revoked(db: Db, tenant: TenantId, now: number) {
  return db.updateTable('tokens').set({ revoked_at: now }).where('tenant', '=', tenant).where('revoked_at', 'is', null)
}

function toRow(token: NewToken): TokenRow {
  return {
    hash: token.hash,
    tenant: token.tenant,
    id: token.id,
    user_id: token.userId,
    prefix: token.prefix,
    name: token.name,
    permissions: JSON.stringify(token.permissions),
    clusters: token.clusters === undefined ? null : JSON.stringify(token.clusters),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    used_at: null,
    revoked_at: null,
  }
}

function toToken(row: TokenRow): Token {
  return {
    tenant: tenantOf(row.tenant),
    id: row.id,
    userId: row.user_id,
    prefix: row.prefix,
    name: row.name,
    // What was written there is a list of texts.
    permissions: JSON.parse(row.permissions) as readonly string[],
    clusters: toClusters(row.clusters),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }
}
