import { type Fingerprint, type RuleId, SEVERITIES, type Severity, severityId } from '@ringwall/model'
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import { type Cursor, parseCursor, printCursor } from './cursor.ts'
import type { Facets, FindingFilter, FindingPage, FindingQuery, FindingStore, KeptFinding } from './finding-store.ts'
import { recordScan } from './record.ts'
import type { FindingRow, StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'

/** Findings in a database that Kysely speaks to. */
export function findingStore(db: Kysely<StateSchema>): FindingStore {
  return {
    record: (id, scan) => db.transaction().execute((transaction) => recordScan(transaction, id, scan)),
    list: (query) => list(db, query),
    facets: ({ scope, where }) => facets(db, { scope, where }),
    find: async ({ tenant, cluster }, fingerprint) => {
      const row = await db
        .selectFrom('findings')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('cluster', '=', cluster)
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      return row && kept(row)
    },
  }
}

async function list(db: Kysely<StateSchema>, query: FindingQuery): Promise<FindingPage> {
  const { limit, order, after } = query
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new StateError(`a page has 1 to ${MAX_PAGE} findings, not ${limit}`)
  const cursor = after === undefined ? undefined : parseCursor(after)
  if (after !== undefined && cursor === undefined)
    throw new StateError('the place of the page is not one that a page gave')
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
  const next = rows.length > limit && last !== undefined ? printCursor(cursorOf(last)) : undefined
  return { findings: page.map(kept), next }
}

type Filterable = Pick<FindingQuery, 'scope' | 'where'>

function filtered(
  db: Kysely<StateSchema>,
  { scope, where }: Filterable,
): SelectQueryBuilder<StateSchema, 'findings', object> {
  let query = db.selectFrom('findings').where('tenant', '=', scope.tenant).where('cluster', '=', scope.cluster)
  const { states, severities, rules, targets }: FindingFilter = where
  if (states !== undefined) query = query.where('state', 'in', states)
  if (severities !== undefined) query = query.where('severity', 'in', severities.map(severityId))
  if (rules !== undefined) query = query.where('rule', 'in', rules)
  if (targets !== undefined) query = query.where('target', 'in', targets)
  return query
}

/** The bound on the first column lets an index begin where the page does. */
function isAfter(where: ExpressionBuilder<StateSchema, 'findings'>, at: Cursor, order: FindingQuery['order']) {
  const sameTime = where.and([where('last_seen', '=', at.lastSeen), where('fingerprint', '>', at.fingerprint)])
  const later = where.or([where('last_seen', '<', at.lastSeen), sameTime])
  if (order === 'last_seen') return where.and([where('last_seen', '<=', at.lastSeen), later])
  const milder = where.or([
    where('severity', '<', at.severity),
    where.and([where('severity', '=', at.severity), later]),
  ])
  return where.and([where('severity', '<=', at.severity), milder])
}

async function facets(db: Kysely<StateSchema>, query: Filterable): Promise<Facets> {
  const by = async (column: 'severity' | 'state' | 'rule' | 'target'): Promise<Readonly<Record<string, number>>> => {
    const rows = await filtered(db, query)
      .select(({ fn }) => [column, fn.countAll<number>().as('count')])
      .groupBy(column)
      .execute()
    return Object.fromEntries(rows.map((row) => [String(row[column]), Number(row.count)]))
  }
  const [severity, byState, byRule, byTarget] = [
    await by('severity'),
    await by('state'),
    await by('rule'),
    await by('target'),
  ]
  const bySeverity = Object.fromEntries(Object.entries(severity).map(([id, count]) => [severityOf(Number(id)), count]))
  return { bySeverity, byState, byRule, byTarget }
}

function cursorOf({ severity, last_seen, fingerprint }: FindingRow): Cursor {
  return { severity, lastSeen: last_seen, fingerprint }
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
    state: row.state,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    count: row.count,
    resolvedAt: row.resolved_at ?? undefined,
  }
}

function severityOf(id: number): Severity {
  return SEVERITIES.find((severity) => severityId(severity) === id) ?? 'informational'
}

const MAX_PAGE = 500
