import { tenant as tenantOf } from '@ringwall/model'
import type { Kysely, Transaction } from 'kysely'
import type { StateSchema, ViewRow } from './schema.ts'
import { StateError } from './state-error.ts'
import type { SeenView, View, ViewChange, Viewer, ViewStore } from './view-store.ts'

type Db = Kysely<StateSchema>

/** Views in a database that Kysely speaks to. */
export function viewStore(db: Db): ViewStore {
  return {
    list: (of) => list(db, of),
    add: (view) => db.transaction().execute((transaction) => add(transaction, view)),
    change: (of, id, change) => db.transaction().execute((transaction) => changeOwn(transaction, of, { id, change })),
    remove: ({ tenant, userId }, id) =>
      db.transaction().execute(async (transaction) => {
        const gone = await transaction
          .deleteFrom('views')
          .where('tenant', '=', tenant)
          .where('owner', '=', userId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (gone.numDeletedRows > 0n) await nobodyBeginsWith(transaction, { tenant, id })
        return gone.numDeletedRows > 0n
      }),
    removeShared: (tenant, id) =>
      db.transaction().execute(async (transaction) => {
        const gone = await transaction
          .deleteFrom('views')
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .where('is_shared', '=', 1)
          .executeTakeFirst()
        if (gone.numDeletedRows > 0n) await nobodyBeginsWith(transaction, { tenant, id })
        return gone.numDeletedRows > 0n
      }),
    begin: (of, id) => db.transaction().execute((transaction) => begin(transaction, of, id)),
  }
}

async function list(db: Db, { tenant, userId }: Viewer): Promise<readonly SeenView[]> {
  const rows = await db
    .selectFrom('views')
    .leftJoin('users', (join) => join.onRef('users.tenant', '=', 'views.tenant').onRef('users.id', '=', 'views.owner'))
    .leftJoin('default_views', (join) =>
      join
        .onRef('default_views.tenant', '=', 'views.tenant')
        .onRef('default_views.view', '=', 'views.id')
        .on('default_views.user_id', '=', userId),
    )
    .selectAll('views')
    .select(['users.name as owner_name', 'default_views.view as begins'])
    .where('views.tenant', '=', tenant)
    .where((where) => where.or([where('views.owner', '=', userId), where('views.is_shared', '=', 1)]))
    .orderBy('views.name')
    .orderBy('views.id')
    .execute()
  return rows.map((row) => ({
    tenant: tenantOf(row.tenant),
    id: row.id,
    owner: row.owner,
    name: row.name,
    query: row.query,
    isShared: row.is_shared === 1,
    createdAt: row.created_at,
    ownerName: row.owner_name ?? '',
    isOwn: row.owner === userId,
    isDefault: row.begins !== null,
  }))
}

async function add(db: Transaction<StateSchema>, view: View): Promise<void> {
  const { tenant, id, owner, name, query, isShared, createdAt } = view
  const { length } = await db
    .selectFrom('views')
    .select('id')
    .where('tenant', '=', tenant)
    .where('owner', '=', owner)
    .execute()
  if (length >= MAX_VIEWS) throw new StateError(`there are ${length} views already: remove one first`, 'conflict')
  await demandFree(db, { tenant, owner, name, except: id })
  await db
    .insertInto('views')
    .values({ tenant, id, owner, name, query, is_shared: isShared ? 1 : 0, created_at: createdAt })
    .execute()
}

interface Wanted {
  readonly id: string
  readonly change: ViewChange
}

/** What is shared no more, others do not begin with. */
async function changeOwn(db: Transaction<StateSchema>, of: Viewer, { id, change }: Wanted): Promise<boolean> {
  const { tenant, userId: owner } = of
  const { name, query, isShared } = change
  if (name !== undefined) await demandFree(db, { tenant, owner, name, except: id })
  const changed = {
    ...(name === undefined ? {} : { name }),
    ...(query === undefined ? {} : { query }),
    ...(isShared === undefined ? {} : { is_shared: isShared ? 1 : 0 }),
  }
  const { numUpdatedRows } = await db
    .updateTable('views')
    .set(changed)
    .where('tenant', '=', tenant)
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  if (isShared === false) await nobodyBeginsWith(db, { tenant, id, except: owner })
  return true
}

interface Name extends Pick<ViewRow, 'tenant' | 'owner' | 'name'> {
  /** Id of the view that may have it. */
  readonly except: string
}

async function demandFree(db: Transaction<StateSchema>, { tenant, owner, name, except }: Name): Promise<void> {
  const other = await db
    .selectFrom('views')
    .select('id')
    .where('tenant', '=', tenant)
    .where('owner', '=', owner)
    .where('name', '=', name)
    .where('id', '!=', except)
    .executeTakeFirst()
  if (other !== undefined) throw new StateError(`you have a view "${name}" already`, 'conflict')
}

async function nobodyBeginsWith(
  db: Transaction<StateSchema>,
  { tenant, id, except = '' }: Pick<ViewRow, 'tenant' | 'id'> & { readonly except?: string },
): Promise<void> {
  await db
    .deleteFrom('default_views')
    .where('tenant', '=', tenant)
    .where('view', '=', id)
    .where('user_id', '!=', except)
    .execute()
}

async function begin(db: Transaction<StateSchema>, of: Viewer, id: string | undefined): Promise<boolean> {
  const { tenant, userId } = of
  const isSeen = id === undefined || (await list(db, of)).some((view) => view.id === id)
  if (!isSeen) return false
  await db.deleteFrom('default_views').where('tenant', '=', tenant).where('user_id', '=', userId).execute()
  if (id === undefined) return true
  await db.insertInto('default_views').values({ tenant, user_id: userId, view: id }).execute()
  return true
}

const MAX_VIEWS = 100
