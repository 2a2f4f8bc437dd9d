import type { Kysely } from 'kysely'
import { DIMENSIONS, type Dimension, type Filterable, filtered, valuesOf } from './filter.ts'
import type { Facets, FindingFilter } from './finding-store.ts'
import type { StateSchema } from './schema.ts'
import { bySeverity } from './severity.ts'

/** Counts of findings by each dimension, each under all filters but its own. */
export async function facets(db: Kysely<StateSchema>, query: Filterable): Promise<Facets> {
  const counts = await (isCounted(query.where) ? fromCounts(db, query) : fromRows(db, query))
  const rows = counts.rows.filter((row) => isWanted(row, query.where, undefined))
  const by = (dimension: Dimension): ReadonlyMap<string | number, number> => {
    const totals = new Map<string | number, number>()
    for (const row of counts.rows)
      if (isWanted(row, query.where, dimension))
        totals.set(row[dimension], (totals.get(row[dimension]) ?? 0) + row.count)
    return totals
  }
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    isCapped: counts.isCapped,
    bySeverity: bySeverity([...by('severity')].map(([id, count]) => [Number(id), count])),
    byState: Object.fromEntries(by('state')),
    byRule: Object.fromEntries(by('rule')),
    byTarget: Object.fromEntries(by('target')),
    byNamespace: Object.fromEntries(by('namespace')),
    byResource: Object.fromEntries(by('resource')),
  }
}

/** True where counts by kind can answer. */
function isCounted({ assets, owners, isFixable, text }: FindingFilter): boolean {
  return assets === undefined && owners === undefined && isFixable === undefined && text === undefined
}

type Count = Readonly<Record<Exclude<Dimension, 'severity'>, string>> & {
  readonly severity: number
  readonly count: number
}

interface Counts {
  readonly rows: readonly Count[]
  readonly isCapped: boolean
}

async function fromCounts(db: Kysely<StateSchema>, { scope }: Filterable): Promise<Counts> {
  const rows = await db
    .selectFrom('finding_counts')
    .select([...DIMENSIONS, 'count'])
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
    .where('count', '>', 0)
    .execute()
  return { rows, isCapped: false }
}

/** Reads rows, as many as a person would still believe to be counted. */
async function fromRows(db: Kysely<StateSchema>, { scope, where }: Filterable): Promise<Counts> {
  const { assets, owners, isFixable, text } = where
  const rows = await filtered(db, { scope, where: { assets, owners, isFixable, text } })
    .select([...DIMENSIONS])
    .limit(MAX_COUNT + 1)
    .execute()
  return { rows: rows.slice(0, MAX_COUNT).map((row) => ({ ...row, count: 1 })), isCapped: rows.length > MAX_COUNT }
}

function isWanted(row: Count, where: FindingFilter, but: Dimension | undefined): boolean {
  return DIMENSIONS.every(
    (dimension) => dimension === but || (valuesOf(where, dimension)?.includes(row[dimension]) ?? true),
  )
}

const MAX_COUNT = 10_000
