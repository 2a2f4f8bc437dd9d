import type { RuleId, Scope } from '@ringwall/model'
import type { Kysely } from 'kysely'
import type { Told } from './finding-store.ts'
import type { StateSchema } from './schema.ts'
import { severityOf } from './severity.ts'

/** How many assets have an open finding of a rule. */
export async function assetsOf(db: Kysely<StateSchema>, { tenant, cluster }: Scope, rule: RuleId): Promise<number> {
  const { count } = await db
    .selectFrom('findings')
    .select(({ fn }) => fn.count<number>('asset').distinct().as('count'))
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('rule', '=', rule)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What the first places of the open findings of rules say, each once. */
export async function messagesOf(
  db: Kysely<StateSchema>,
  { tenant, cluster }: Scope,
  rules: readonly RuleId[],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const byRule = new Map<string, readonly Told[]>()
  for (const rule of rules) {
    const rows = await db
      .selectFrom('findings')
      .innerJoin('exemplars', (join) =>
        join
          .onRef('exemplars.tenant', '=', 'findings.tenant')
          .onRef('exemplars.cluster', '=', 'findings.cluster')
          .onRef('exemplars.fingerprint', '=', 'findings.fingerprint'),
      )
      .select(['findings.severity as severity', 'exemplars.message as message'])
      .distinct()
      .where('findings.tenant', '=', tenant)
      .where('findings.cluster', '=', cluster)
      .where('findings.rule', '=', rule)
      .where('findings.state', '=', 'open')
      .limit(MAX_MESSAGES)
      .execute()
    byRule.set(
      rule,
      rows.map(({ severity, message }) => ({ severity: severityOf(severity), message })),
    )
  }
  return byRule
}

const MAX_MESSAGES = 100
