import { cluster, type TenantId, tenant as tenantOf } from '@ringwall/model'
import type { Kysely } from 'kysely'
import type { UserRow } from './account-schema.ts'
import type { NewUser, User } from './account-store.ts'
import type { StateSchema } from './schema.ts'

type Db = Kysely<StateSchema>

/** A user's place: all that is asked of one user names the tenant too. */
export interface UserKey {
  readonly tenant: TenantId
  readonly id: string
}

export function updateUser(db: Db, { tenant, id }: UserKey) {
  return db.updateTable('users').where('tenant', '=', tenant).where('id', '=', id)
}

export function isChanged({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): boolean {
  return numUpdatedRows > 0n
}

export function selectUsers(db: Db, tenant: TenantId) {
  return db.selectFrom('users').selectAll().where('tenant', '=', tenant)
}

/** Within a transaction of the caller. */
export async function addUser(db: Db, user: NewUser): Promise<'added' | 'name_taken'> {
  const key = nameKey(user.name)
  const taken = await selectUsers(db, user.tenant).where('name_key', '=', key).executeTakeFirst()
  if (taken !== undefined) return 'name_taken'
  await db
    .insertInto('users')
    .values({
      tenant: user.tenant,
      id: user.id,
      name: user.name,
      name_key: key,
      role: user.role,
      clusters: user.clusters === undefined ? null : JSON.stringify(user.clusters),
      created_at: user.now,
      disabled_at: null,
      password_hash: user.passwordHash,
      password_changed_at: user.now,
      must_change_password: user.mustChangePassword ? 1 : 0,
      totp_secret: null,
      totp_step: -1,
    })
    .execute()
  return 'added'
}

export function toUser(row: UserRow): User {
  return {
    tenant: tenantOf(row.tenant),
    id: row.id,
    name: row.name,
    role: row.role,
    clusters: toClusters(row.clusters),
    createdAt: row.created_at,
    disabledAt: row.disabled_at ?? undefined,
    passwordChangedAt: row.password_changed_at,
    mustChangePassword: row.must_change_password !== 0,
    hasTotp: row.totp_secret !== null,
  }
}

/** The clusters of a column; what was written there is a list of ids. */
export function toClusters(text: string | null): User['clusters'] {
  return text === null ? undefined : (JSON.parse(text) as string[]).map(cluster)
}

/** Names that people would take for the same are the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
