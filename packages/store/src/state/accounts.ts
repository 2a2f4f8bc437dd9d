import type { TenantId } from '@ringwall/model'
import type { Kysely } from 'kysely'
import type { UserRow } from './account-schema.ts'
import type { AccountStore, Credentials, UserChange, UserPage, UserPageRequest } from './account-store.ts'
import { bootstrapStore } from './bootstraps.ts'
import { checkedLimit, parsePlace, printPlace } from './place.ts'
import type { StateSchema } from './schema.ts'
import { secondFactorStore } from './second-factors.ts'
import { subjectStore } from './subjects.ts'
import { addUser, isChanged, nameKey, selectUsers, toUser, type UserKey, updateUser } from './user-rows.ts'

type Db = Kysely<StateSchema>

/** Users in a database that Kysely speaks to. */
export function accountStore(db: Db): AccountStore {
  return {
    ...secondFactorStore(db),
    ...bootstrapStore(db),
    ...subjectStore(db),
    add: (user) => db.transaction().execute((transaction) => addUser(transaction, user)),
    find: async (tenant, id) => {
      const row = await selectUsers(db, tenant).where('id', '=', id).executeTakeFirst()
      return row && toUser(row)
    },
    findByName: async (tenant, name) => {
      const row = await selectUsers(db, tenant).where('name_key', '=', nameKey(name)).executeTakeFirst()
      return row && toCredentials(row)
    },
    list: (tenant, page) => list(db, tenant, page),
    change: (tenant, id, change, keep) =>
      db.transaction().execute((transaction) => changeUser(transaction, { tenant, id }, { change, keep })),
    setPassword: async (tenant, id, { hash, mustChange, now }) =>
      isChanged(
        await updateUser(db, { tenant, id })
          .set({ password_hash: hash, password_changed_at: now, must_change_password: mustChange ? 1 : 0 })
          .executeTakeFirst(),
      ),
    rehash: async (tenant, id, { from, to }) =>
      isChanged(
        await updateUser(db, { tenant, id })
          .set({ password_hash: to })
          .where('password_hash', '=', from)
          .executeTakeFirst(),
      ),
  }
}

async function list(db: Db, tenant: TenantId, { limit, after }: UserPageRequest): Promise<UserPage> {
  let query = selectUsers(db, tenant)
    .orderBy('name_key')
    .limit(checkedLimit(limit) + 1)
  if (after !== undefined) query = query.where('name_key', '>', parsePlace(after))
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    users: page.map(toUser),
    next: rows.length > limit && last !== undefined ? printPlace(last.name_key) : undefined,
  }
}

async function changeUser(
  db: Db,
  key: UserKey,
  { change, keep }: { readonly change: UserChange; readonly keep: string },
): Promise<'changed' | 'unknown' | 'last_of_role'> {
  const row = await selectUsers(db, key.tenant).where('id', '=', key.id).executeTakeFirst()
  if (row === undefined) return 'unknown'
  const { role = row.role, clusters, disabled } = change
  const next = {
    role,
    clusters: clusters === undefined ? row.clusters : clusters === 'every' ? null : JSON.stringify(clusters),
    disabled_at: disabled === undefined ? row.disabled_at : disabled === 'enabled' ? null : disabled,
  }
  if (holds(row, keep) && !holds({ ...row, ...next }, keep)) {
    const others = await selectUsers(db, key.tenant).where('role', '=', keep).where('id', '!=', key.id).execute()
    if (!others.some((other) => holds(other, keep))) return 'last_of_role'
  }
  await updateUser(db, key).set(next).execute()
  return 'changed'
}

/** One who is held to some clusters cannot mend what is outside of them. */
function holds({ role, clusters, disabled_at }: UserRow, wanted: string): boolean {
  return role === wanted && clusters === null && disabled_at === null
}

function toCredentials(row: UserRow): Credentials {
  return { user: toUser(row), passwordHash: row.password_hash, totpSecret: row.totp_secret ?? undefined }
}
