import { type TenantId, tenant as tenantOf } from '@ringwall/model'
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { SessionRow } from './account-schema.ts'
import type { StateSchema } from './schema.ts'
import type { NewSession, Session, SessionStore } from './session-store.ts'

type Db = Kysely<StateSchema>

/** Sessions in a database that Kysely speaks to. */
export function sessionStore(db: Db): SessionStore {
  return {
    add: async (session) => void (await db.insertInto('sessions').values(toRow(session)).execute()),
    find: async (hash, now) => {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('hash', '=', hash)
        .where(isAlive(now))
        .executeTakeFirst()
      return row && toSession(row)
    },
    touch: async (hash, now) =>
      void (await db
        .updateTable('sessions')
        .set({ seen_at: now })
        .where('hash', '=', hash)
        .where('seen_at', '<', now)
        .where(isAlive(now))
        .execute()),
    rotate: async (hash, { to, now }) => {
      const rotated = await db
        .updateTable('sessions')
        .set({ hash: to, seen_at: now })
        .where('hash', '=', hash)
        .where(isAlive(now))
        .executeTakeFirst()
      return rotated.numUpdatedRows > 0n
    },
    list: async (tenant, userId, now) => {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('user_id', '=', userId)
        .where(isAlive(now))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(toSession)
    },
    revoke: async (tenant, id) => {
      const gone = await remove(db, tenant).where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows > 0n
    },
    revokeAll: async (tenant, userId, exceptId) => {
      let query = remove(db, tenant).where('user_id', '=', userId)
      if (exceptId !== undefined) query = query.where('id', '!=', exceptId)
      return Number((await query.executeTakeFirst()).numDeletedRows)
    },
    purge: async (now) => {
      const gone = await db
        .deleteFrom('sessions')
        .where((where) => where.not(isAlive(now)(where)))
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

type Where = ExpressionBuilder<StateSchema, 'sessions'>

function isAlive(now: number) {
  return (where: Where) => where.and([where('expires_at', '>', now), where(sql<number>`seen_at + idle_ms`, '>', now)])
}

function remove(db: Db, tenant: TenantId) {
  return db.deleteFrom('sessions').where('tenant', '=', tenant)
}

function toRow(session: NewSession): SessionRow {
  return {
    hash: session.hash,
    tenant: session.tenant,
    id: session.id,
    user_id: session.userId,
    agent: session.agent,
    created_at: session.createdAt,
    seen_at: session.createdAt,
    idle_ms: session.idleMs,
    expires_at: session.expiresAt,
  }
}

function toSession(row: SessionRow): Session {
  return {
    tenant: tenantOf(row.tenant),
    id: row.id,
    userId: row.user_id,
    agent: row.agent,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    idleMs: row.idle_ms,
    expiresAt: row.expires_at,
  }
}
