import { expressionBuilder, type Kysely } from 'kysely'
import { contains, DIMENSIONS, type Filterable, filtered, valuesOf } from './filter.ts'
import type { Dimension, Facets, FindingFilter } from './finding-store.ts'
import type { StateSchema } from './schema.ts'
import { assetsNamed, placesOf } from './search.ts'
import { bySeverity } from './severity.ts'

export interface FacetQuery extends Filterable {
  /** What is counted; every dimension where nothing is said. */
  readonly by?: readonly Dimension[]
}

/** Counts of findings by each dimension, each under all filters but its own. */
export async function facets(db: Kysely<StateSchema>, query: FacetQuery): Promise<Facets> {
  const counts = await (isCounted(query.where) ? fromCounts(db, query) : fromRows(db, query))
  const by = (dimension: Dimension) => counts.by.get(dimension) ?? []
  return {
    total: counts.total,
    isCapped: counts.isCapped,
    bySeverity: bySeverity(by('severity').map(([id, count]) => [Number(id), count])),
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

interface Counts {
  readonly total: number
  readonly by: ReadonlyMap<Dimension, readonly (readonly [string | number, number])[]>
  readonly isCapped: boolean
}

/** The database adds up: only sums leave it. */
async function fromCounts(db: Kysely<StateSchema>, query: FacetQuery): Promise<Counts> {
  const { count } = await counted(db, query, undefined)
    .select(({ fn }) => fn.sum<number | null>('count').as('count'))
    .executeTakeFirstOrThrow()
  const by = new Map<Dimension, readonly (readonly [string | number, number])[]>()
  for (const dimension of query.by ?? DIMENSIONS) {
    const rows = await counted(db, query, dimension)
      .select(({ fn, ref }) => [ref(dimension).as('value'), fn.sum<number>('count').as('count')])
      .groupBy(dimension)
      .execute()
    by.set(
      dimension,
      rows.map((row) => [row.value, Number(row.count)]),
    )
  }
  return { total: Number(count ?? 0), by, isCapped: false }
}

/** Counts under all filters but that of a dimension. */
function counted(db: Kysely<StateSchema>, { scope, where }: Filterable, but: Dimension | undefined) {
  const all = db
    .selectFrom('finding_counts')
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
    .where('count', '>', 0)
  return DIMENSIONS.reduce((query, dimension) => {
    const values = dimension === but ? undefined : valuesOf(where, dimension)
    return values === undefined ? query : query.where(dimension, 'in', values as readonly string[])
  }, all)
}

/** Reads rows, as many as a person would still believe to be counted. */
async function fromRows(db: Kysely<StateSchema>, { scope, where, by = DIMENSIONS }: FacetQuery): Promise<Counts> {
  const { assets, owners, isFixable, text } = where
  const all = filtered(db, { scope, where: { assets, owners, isFixable, text: undefined } })
  const read = await (text === undefined ? all : all.where(await holds(db, scope, text)))
    .select([...DIMENSIONS])
    .limit(MAX_COUNT + 1)
    .execute()
  const rows: readonly Row[] = read.slice(0, MAX_COUNT)
  return {
    total: rows.filter((row) => isWanted(row, where, undefined)).length,
    by: new Map(by.map((dimension) => [dimension, tally(rows, where, dimension)])),
    isCapped: read.length > MAX_COUNT,
  }
}

/** A text in its title or in the name of its asset, asked so that an index finds what is rare. */
async function holds(db: Kysely<StateSchema>, scope: Filterable['scope'], text: string) {
  const { rules } = await placesOf(db, scope, text)
  const { or, and, eb } = expressionBuilder<StateSchema, 'findings'>()
  const named = eb('asset', 'in', assetsNamed(db, scope, text))
  return rules.length === 0 ? named : or([named, and([eb('rule', 'in', rules), contains('title', text)])])
}

type Row = Readonly<Record<Exclude<Dimension, 'severity'>, string>> & { readonly severity: number }

function tally(rows: readonly Row[], where: FindingFilter, dimension: Dimension) {
  const totals = new Map<string | number, number>()
  for (const row of rows)
    if (isWanted(row, where, dimension)) totals.set(row[dimension], (totals.get(row[dimension]) ?? 0) + 1)
  return [...totals]
}

function isWanted(row: Row, where: FindingFilter, but: Dimension | undefined): boolean {
  return DIMENSIONS.every(
    (dimension) => dimension === but || (valuesOf(where, dimension)?.includes(row[dimension]) ?? true),
  )
}

const MAX_COUNT = 10_000
