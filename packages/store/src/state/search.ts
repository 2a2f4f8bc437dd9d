import type { Scope } from '@ringwall/model'
import { type Kysely, sql } from 'kysely'
import { contains } from './filter.ts'
import type { StateSchema } from './schema.ts'

/** Where a text is: in the titles of rules, and in the names of so many assets. */
export interface Places {
  readonly rules: readonly string[]
  readonly assets: 'none' | 'few' | 'many'
}

/** Looks a text up where it stands once, and not in every finding that repeats it. */
export async function placesOf(db: Kysely<StateSchema>, scope: Scope, text: string): Promise<Places> {
  const titles = await db
    .selectFrom('finding_titles')
    .select('rule')
    .distinct()
    .where('tenant', '=', scope.tenant)
    .where('cluster', '=', scope.cluster)
    .where(contains('title', text))
    .execute()
  const named = await assetsNamed(db, scope, text)
    .limit(FEW + 1)
    .execute()
  return {
    rules: titles.map(({ rule }) => rule),
    assets: named.length === 0 ? 'none' : named.length > FEW ? 'many' : 'few',
  }
}

/** Keys of assets whose name holds a text. */
export function assetsNamed(db: Kysely<StateSchema>, { tenant, cluster }: Scope, text: string) {
  return db
    .selectFrom('assets')
    .select(sql<string>`key`.as('key'))
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where(contains('name', text))
}

/** So many assets are read one by one; of more, a page is full before much was read. */
const FEW = 500
