import type { Fingerprint, Scope } from '@ringwall/model'
import type { Kysely, Transaction } from 'kysely'
import { recountAssets } from './assets-kept.ts'
import { printCursor } from './cursor.ts'
import type {
  Decision,
  ExceptionPage,
  ExceptionQuery,
  ExceptionRequest,
  ExceptionState,
  ExceptionStore,
  KeptException,
} from './exception-store.ts'
import { notices } from './notices.ts'
import { startOf } from './page.ts'
import type { ExceptionRow, StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'

/** Exceptions in a database that Kysely speaks to. */
export function exceptionStore(db: Kysely<StateSchema>): ExceptionStore {
  return {
    request: (scope, request) => db.transaction().execute((transaction) => ask(transaction, scope, request)),
    decide: (scope, decision) => db.transaction().execute((transaction) => decide(transaction, scope, decision)),
    list: (query) => list(db, query),
    find: (scope, id) => find(db, scope, id),
    expire: (day, now) => db.transaction().execute((transaction) => expire(transaction, day, now)),
  }
}

async function ask(
  db: Transaction<StateSchema>,
  scope: Scope,
  { fingerprints, reason, owner, expires, by, at, isApproved, id }: ExceptionRequest,
): Promise<readonly KeptException[]> {
  const { tenant, cluster } = scope
  const made: string[] = []
  for (const fingerprint of new Set(fingerprints)) {
    const finding = await db
      .selectFrom('findings')
      .select('fingerprint')
      .where('tenant', '=', tenant)
      .where('cluster', '=', cluster)
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()
    if (finding === undefined) throw new StateError(`no finding ${fingerprint}`, 'invalid')
    const standing = await db
      .selectFrom('exceptions')
      .select('id')
      .where('tenant', '=', tenant)
      .where('cluster', '=', cluster)
      .where('fingerprint', '=', fingerprint)
      .where('state', 'in', ['requested', 'approved'])
      .executeTakeFirst()
    if (standing !== undefined) continue
    const row: ExceptionRow = {
      tenant,
      cluster,
      id: id(),
      fingerprint,
      state: isApproved ? 'approved' : 'requested',
      reason,
      owner,
      expires,
      requested_by: by,
      requested_at: at,
      decided_by: isApproved ? by : null,
      decided_at: isApproved ? at : null,
    }
    await db.insertInto('exceptions').values(row).execute()
    if (isApproved) await mark(db, row, { from: 'open', to: 'excepted', at })
    made.push(row.id)
  }
  const all = await Promise.all(made.map((each) => find(db, scope, each)))
  return all.filter((each) => each !== undefined)
}

async function decide(
  db: Transaction<StateSchema>,
  scope: Scope,
  { id, to, by, at }: Decision,
): Promise<KeptException> {
  const { tenant, cluster } = scope
  const row = await db
    .selectFrom('exceptions')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new StateError(`no exception ${id}`, 'invalid')
  if (!BECOMES[row.state].includes(to))
    throw new StateError(`exception ${id} is ${row.state} and cannot be ${to}`, 'conflict')
  await db
    .updateTable('exceptions')
    .set({ state: to, decided_by: by, decided_at: at })
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('id', '=', id)
    .execute()
  if (to === 'approved') await mark(db, row, { from: 'open', to: 'excepted', at })
  if (to === 'revoked') await mark(db, row, { from: 'excepted', to: 'open', at })
  const decided = await find(db, scope, id)
  if (decided === undefined) throw new StateError(`exception ${id} is gone`, 'conflict')
  return decided
}

/** Moves the finding of an exception from one state to the other, where it is in that one. */
async function mark(
  db: Transaction<StateSchema>,
  { tenant, cluster, fingerprint }: Pick<ExceptionRow, 'tenant' | 'cluster' | 'fingerprint'>,
  { from, to, at }: Marking,
): Promise<void> {
  const rows = await db
    .updateTable('findings')
    .set({ state: to })
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('fingerprint', '=', fingerprint)
    .where('state', '=', from)
    .returning(['asset', 'fingerprint', 'rule', 'severity', 'title', 'target', 'namespace', 'resource', 'name'])
    .execute()
  // Rows hold what scopes were minted from.
  const scope = { tenant, cluster } as unknown as Scope
  await recountAssets(
    db,
    scope,
    rows.map(({ asset }) => asset),
  )
  if (to !== 'open' || rows.length === 0) return
  const told = await notices(db, scope)
  for (const row of rows) told.tell('reopened', row)
  await told.keep(at)
}

interface Marking {
  readonly from: 'open' | 'excepted'
  readonly to: 'open' | 'excepted'
  readonly at: number
}

async function expire(db: Transaction<StateSchema>, day: string, now: number): Promise<number> {
  const rows = await db
    .updateTable('exceptions')
    .set({ state: 'expired', decided_at: now })
    .where('state', 'in', ['approved', 'requested'])
    .where('expires', '<', day)
    .returning(['tenant', 'cluster', 'fingerprint'])
    .execute()
  for (const row of rows) await mark(db, row, { from: 'excepted', to: 'open', at: now })
  return rows.length
}

async function list(db: Kysely<StateSchema>, query: ExceptionQuery): Promise<ExceptionPage> {
  const { scope, states, fingerprint, limit } = query
  const cursor = startOf(query, ['number', 'string'])
  let select = withFinding(db, scope)
  if (states !== undefined) select = select.where('exceptions.state', 'in', states)
  if (fingerprint !== undefined) select = select.where('exceptions.fingerprint', '=', fingerprint)
  if (cursor !== undefined) {
    const [time, id] = [Number(cursor[0]), String(cursor[1])]
    select = select.where((builder) =>
      builder.or([
        builder('requested_at', '<', time),
        builder.and([builder('requested_at', '=', time), builder('exceptions.id', '>', id)]),
      ]),
    )
  }
  const rows = await select
    .orderBy('requested_at', 'desc')
    .orderBy('exceptions.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last !== undefined ? printCursor([last.requested_at, last.id]) : undefined
  return { exceptions: page.map(kept), next }
}

async function find(db: Kysely<StateSchema>, scope: Scope, id: string): Promise<KeptException | undefined> {
  const row = await withFinding(db, scope).where('exceptions.id', '=', id).executeTakeFirst()
  return row && kept(row)
}

function withFinding(db: Kysely<StateSchema>, { tenant, cluster }: Scope) {
  return db
    .selectFrom('exceptions')
    .leftJoin('findings', (join) =>
      join
        .onRef('findings.tenant', '=', 'exceptions.tenant')
        .onRef('findings.cluster', '=', 'exceptions.cluster')
        .onRef('findings.fingerprint', '=', 'exceptions.fingerprint'),
    )
    .selectAll('exceptions')
    .select(['findings.title as title', 'findings.asset as asset'])
    .where('exceptions.tenant', '=', tenant)
    .where('exceptions.cluster', '=', cluster)
}

function kept(row: ExceptionRow & { readonly title: string | null; readonly asset: string | null }): KeptException {
  return {
    id: row.id,
    // Minted when the finding was made.
    fingerprint: row.fingerprint as Fingerprint,
    title: row.title ?? '',
    asset: row.asset ?? '',
    state: row.state,
    reason: row.reason,
    owner: row.owner,
    expires: row.expires,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  }
}

const BECOMES: Readonly<Record<ExceptionState, readonly Decision['to'][]>> = {
  requested: ['approved', 'refused'],
  approved: ['revoked'],
  refused: [],
  revoked: [],
  expired: [],
}
