import type { KeyObject } from 'node:crypto'
import type { TenantId } from '@ringwall/model'
import type { Kysely } from 'kysely'
import { auditRow, flaw, readEntry } from './audit-entry.ts'
import type { AuditHead, AuditLog, AuditPage, AuditQuery, AuditRange, AuditVerdict } from './audit-log.ts'
import { checkedLimit } from './place.ts'
import type { StateSchema } from './schema.ts'

type Db = Kysely<StateSchema>

/** The audit log in a database that Kysely speaks to. */
export function auditLog(db: Db): AuditLog {
  return {
    // In a transaction, so that nothing can come between the entry before and this one.
    append: (entry, key) =>
      db.transaction().execute(async (transaction) => {
        const row = auditRow(entry, await headBefore(transaction, entry.tenant, Number.MAX_SAFE_INTEGER), key)
        await transaction.insertInto('audit').values(row).execute()
        return readEntry(row)
      }),
    list: (query) => list(db, query),
    verify: (range, keys) => verify(db, range, keys),
  }
}

async function list(db: Db, { tenant, actor, action, limit, before }: AuditQuery): Promise<AuditPage> {
  let query = select(db, tenant)
    .orderBy('seq', 'desc')
    .limit(checkedLimit(limit) + 1)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (before !== undefined) query = query.where('seq', '<', before)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { entries: page.map(readEntry), next: rows.length > limit ? page.at(-1)?.seq : undefined }
}

async function verify(
  db: Db,
  { tenant, from = 1, to = Number.MAX_SAFE_INTEGER }: AuditRange,
  keys: ReadonlyMap<string, KeyObject>,
): Promise<AuditVerdict> {
  let head = await headBefore(db, tenant, from)
  let entries = 0
  if (from > 1 && head?.seq !== from - 1) return { kind: 'broken', seq: from - 1, because: MISSING }
  for (;;) {
    const after = head?.seq ?? 0
    const rows = await select(db, tenant)
      .where('seq', '>', after)
      .where('seq', '<=', to)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) return { kind: 'intact', entries, head }
    for (const row of rows) {
      const seq: number = (head?.seq ?? 0) + 1
      if (row.seq !== seq) return { kind: 'broken', seq, because: MISSING }
      const because = flaw(row, head, keys)
      if (because !== undefined) return { kind: 'broken', seq, because }
      head = { seq, hash: row.hash }
      entries++
    }
  }
}

/** The last entry before a number. */
async function headBefore(db: Db, tenant: TenantId, seq: number): Promise<AuditHead | undefined> {
  return await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('tenant', '=', tenant)
    .where('seq', '<', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function select(db: Db, tenant: TenantId) {
  return db.selectFrom('audit').selectAll().where('tenant', '=', tenant)
}

const BATCH = 500
const MISSING = 'it is missing'
