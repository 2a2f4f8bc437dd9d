import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import type { Cursor } from './cursor.ts'
import { contains, filtered } from './filter.ts'
import type { FindingFilter, FindingQuery, FindingState } from './finding-store.ts'
import { startOf } from './page.ts'
import type { FindingRow, StateSchema } from './schema.ts'
import { assetsNamed, placesOf } from './search.ts'

/** The rows of a page, and one more where there is another page. */
export async function pageRows(db: Kysely<StateSchema>, query: FindingQuery): Promise<readonly FindingRow[]> {
  const cursor = startOf(query, ['number', 'number', 'string'])
  const { text } = query.where
  const parts = text === undefined ? [filtered(db, query)] : await partsOf(db, query, text)
  const found = new Map<string, FindingRow>()
  for (const part of parts)
    for (const row of await ordered(part, query, cursor).execute()) found.set(row.fingerprint, row)
  return parts.length === 1 ? [...found.values()] : [...found.values()].sort(by(query.order)).slice(0, query.limit + 1)
}

type Part = SelectQueryBuilder<StateSchema, 'findings', object>

/**
 * What holds a text, in parts that an index serves each: findings of a rule whose title does, and of assets whose name does. Where
 * too much does for that, all of it at once: then a page is soon full.
 */
async function partsOf(
  db: Kysely<StateSchema>,
  { scope, where }: FindingQuery,
  text: string,
): Promise<readonly Part[]> {
  const { rules, assets } = await placesOf(db, scope, text)
  const wanted = rules.filter((rule) => where.rules?.some((each) => each === rule) ?? true)
  const states = where.states ?? STATES
  if (assets === 'many' || wanted.length * states.length > MAX_PARTS) return [filtered(db, { scope, where })]
  const rest: FindingFilter = { ...where, text: undefined }
  const titled = wanted.flatMap((rule) =>
    states.map((state) =>
      filtered(db, { scope, where: { ...rest, rules: undefined, states: [state] } })
        .where('rule', '=', rule)
        .where(contains('title', text)),
    ),
  )
  const named =
    assets === 'none' ? [] : [filtered(db, { scope, where: rest }).where('asset', 'in', assetsNamed(db, scope, text))]
  return [...titled, ...named]
}

function ordered(part: Part, { order, limit }: FindingQuery, cursor: Cursor | undefined) {
  let select = part.selectAll()
  if (cursor !== undefined) select = select.where((where) => isAfter(where, cursor, order))
  if (order === 'severity') select = select.orderBy('severity', 'desc')
  return select
    .orderBy('last_seen', 'desc')
    .orderBy('fingerprint')
    .limit(limit + 1)
}

/** As the database orders them. */
function by(order: FindingQuery['order']): (a: FindingRow, b: FindingRow) => number {
  return (a, b) =>
    (order === 'severity' ? b.severity - a.severity : 0) ||
    b.last_seen - a.last_seen ||
    Buffer.compare(Buffer.from(a.fingerprint), Buffer.from(b.fingerprint))
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

const STATES: readonly FindingState[] = ['open', 'resolved', 'excepted']
const MAX_PARTS = 100
