import type { Fingerprint, RuleId } from '@ringwall/model'
import type { ExpressionBuilder, Kysely } from 'kysely'
import { type Cursor, printCursor } from './cursor.ts'
import { exemplarsOf } from './exemplars.ts'
import { facets } from './facets.ts'
import { filtered } from './filter.ts'
import type { FindingPage, FindingQuery, FindingStore, KeptFinding } from './finding-store.ts'
import { forget } from './forget.ts'
import { changes, trend } from './history.ts'
import { assetsOf, messagesOf } from './of-rule.ts'
import { startOf } from './page.ts'
import { recordScan } from './record.ts'
import type { FindingRow, StateSchema } from './schema.ts'
import { severityOf } from './severity.ts'

/** Findings in a database that Kysely speaks to. */
export function findingStore(db: Kysely<StateSchema>): FindingStore {
  return {
    record: (id, scan, source) =>
      db.transaction().execute((transaction) => recordScan(transaction, { id, scan, source })),
    list: (query) => list(db, query),
    facets: ({ scope, where }) => facets(db, { scope, where }),
    find: async (scope, fingerprint) => {
      const row = await db
        .selectFrom('findings')
        .selectAll()
        .where('tenant', '=', scope.tenant)
        .where('cluster', '=', scope.cluster)
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      return row && { ...kept(row), exemplars: await exemplarsOf(db, scope, fingerprint) }
    },
    assetsOf: (scope, rule) => assetsOf(db, scope, rule),
    messagesOf: (scope, rules) => messagesOf(db, scope, rules),
    assign: async (scope, fingerprints, owner) => {
      const { numUpdatedRows } = await db
        .updateTable('findings')
        .set({ owner })
        .where('tenant', '=', scope.tenant)
        .where('cluster', '=', scope.cluster)
        .where('fingerprint', 'in', fingerprints)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    changes: (scope, since) => changes(db, scope, since),
    trend: (scope, since, points) => trend(db, { scope, since, points }),
    forget: (scope, target) => db.transaction().execute((transaction) => forget(transaction, scope, target)),
  }
}

async function list(db: Kysely<StateSchema>, query: FindingQuery): Promise<FindingPage> {
  const { limit, order } = query
  const cursor = startOf(query, ['number', 'number', 'string'])
  let select = filtered(db, query).selectAll()
  if (cursor !== undefined) select = select.where((where) => isAfter(where, cursor, order))
  if (order === 'severity') select = select.orderBy('severity', 'desc')
  const rows = await select
    .orderBy('last_seen', 'desc')
    .orderBy('fingerprint')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next =
    rows.length > limit && last !== undefined
      ? printCursor([last.severity, last.last_seen, last.fingerprint])
      : undefined
  return { findings: page.map(kept), next }
}

/** The bound on the first column lets an index begin where the page does. */
function isAfter(
  where: ExpressionBuilder<StateSchema, 'findings'>,
  [severity, lastSeen, fingerprint]: Cursor,
  order: FindingQuery['order'],
) {
  const [worst, time, id] = [Number(severity), Number(lastSeen), String(fingerprint)]
  const sameTime = where.and([where('last_seen', '=', time), where('fingerprint', '>', id)])
  const later = where.or([where('last_seen', '<', time), sameTime])
  if (order === 'last_seen') return where.and([where('last_seen', '<=', time), later])
  const milder = where.or([where('severity', '<', worst), where.and([where('severity', '=', worst), later])])
  return where.and([where('severity', '<=', worst), milder])
}

function kept(row: FindingRow): KeptFinding {
  return {
    // Ids that were minted when the finding was made.
    fingerprint: row.fingerprint as Fingerprint,
    rule: row.rule as RuleId,
    severity: severityOf(row.severity),
    title: row.title,
    remediation: row.remediation,
    asset: row.asset,
    target: row.target,
    namespace: row.namespace,
    resource: row.resource,
    name: row.name,
    isFixable: row.is_fixable === 1,
    owner: row.owner,
    state: row.state,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    count: row.count,
    resolvedAt: row.resolved_at ?? undefined,
  }
}
