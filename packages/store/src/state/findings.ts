import type { Fingerprint, RuleId } from '@ringwall/model'
import type { Kysely } from 'kysely'
import { printCursor } from './cursor.ts'
import { exemplarsOf } from './exemplars.ts'
import { facets } from './facets.ts'
import { pageRows } from './finding-page.ts'
import type { FindingPage, FindingQuery, FindingStore, KeptFinding } from './finding-store.ts'
import { forget } from './forget.ts'
import { changes, trend } from './history.ts'
import { assetsOf, messagesOf } from './of-rule.ts'
import { recordScan } from './record.ts'
import type { FindingRow, StateSchema } from './schema.ts'
import { severityOf } from './severity.ts'

/** Findings in a database that Kysely speaks to. */
export function findingStore(db: Kysely<StateSchema>): FindingStore {
  return {
    record: (id, scan, source) =>
      db.transaction().execute((transaction) => recordScan(transaction, { id, scan, source })),
    list: (query) => list(db, query),
    facets: (query) => facets(db, query),
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
  const { limit } = query
  const rows = await pageRows(db, query)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next =
    rows.length > limit && last !== undefined
      ? printCursor([last.severity, last.last_seen, last.fingerprint])
      : undefined
  return { findings: page.map(kept), next }
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
