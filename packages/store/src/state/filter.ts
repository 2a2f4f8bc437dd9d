import { severityId } from '@ringwall/model'
import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Dimension, FindingFilter, FindingQuery } from './finding-store.ts'
import type { StateSchema } from './schema.ts'

export type Filterable = Pick<FindingQuery, 'scope' | 'where'>

/** Findings of a scope that a filter lets through. */
export function filtered(
  db: Kysely<StateSchema>,
  { scope, where }: Filterable,
): SelectQueryBuilder<StateSchema, 'findings', object> {
  return db
    .selectFrom('findings')
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
    .where((builder) => builder.and(conditions(builder, where)))
}

/** What a filter says of a dimension, which counts by kind know; `undefined` where nothing. */
export function valuesOf(where: FindingFilter, dimension: Dimension): readonly (string | number)[] | undefined {
  switch (dimension) {
    case 'state':
      return where.states
    case 'severity':
      return where.severities?.map(severityId)
    case 'rule':
      return where.rules
    case 'target':
      return where.targets
    case 'namespace':
      return where.namespaces
    case 'resource':
      return where.resources
  }
}

export const DIMENSIONS: readonly Dimension[] = ['state', 'severity', 'rule', 'target', 'namespace', 'resource']

function conditions(builder: ExpressionBuilder<StateSchema, 'findings'>, where: FindingFilter) {
  const all = DIMENSIONS.flatMap((dimension) => {
    const values = valuesOf(where, dimension)
    return values === undefined ? [] : [builder(dimension, 'in', values as readonly string[])]
  })
  const { assets, owners, isFixable, text } = where
  if (assets !== undefined) all.push(builder('asset', 'in', assets))
  if (owners !== undefined) all.push(builder('owner', 'in', owners))
  // Most have no owner: those that have one are in an index of their own.
  if (owners?.includes('') === false) all.push(builder('owner', '<>', ''))
  if (isFixable !== undefined) all.push(builder('is_fixable', '=', isFixable ? 1 : 0))
  if (text !== undefined) all.push(builder.or([contains('title', text), contains('name', text)]))
  return all
}

/** True where a column holds a text, whatever the case of its ASCII letters. */
export function contains(column: 'title' | 'name', text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape ${'\\'}`
}
