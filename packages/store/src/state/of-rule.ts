import type { Fingerprint, RuleId, Scope } from '@ringwall/model'
import { type Kysely, sql } from 'kysely'
import { exemplarsOf } from './exemplars.ts'
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

/** What the places of the open findings of rules say, each thing once. */
export async function messagesOf(
  db: Kysely<StateSchema>,
  scope: Scope,
  rules: readonly RuleId[],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const byRule = new Map<string, readonly Told[]>()
  for (const rule of rules) byRule.set(rule, await saidOf(db, scope, rule))
  return byRule
}

/** Goes from one thing that is said to the next, over however many findings say the same. */
async function saidOf(db: Kysely<StateSchema>, scope: Scope, rule: RuleId): Promise<readonly Told[]> {
  const told = new Map<string, Told>()
  let last = await nextSaid(db, scope, rule, undefined)
  while (last !== undefined && told.size < MAX_MESSAGES) {
    const severity = severityOf(last.severity)
    for (const { message } of await exemplarsOf(db, scope, last.fingerprint as Fingerprint))
      told.set(`${severity} ${message}`, { severity, message })
    last = await nextSaid(db, scope, rule, last)
  }
  return [...told.values()].slice(0, MAX_MESSAGES)
}

async function nextSaid(
  db: Kysely<StateSchema>,
  { tenant, cluster }: Scope,
  rule: RuleId,
  last: { readonly severity: number; readonly said: number } | undefined,
) {
  let next = db
    .selectFrom('findings')
    .select(['severity', 'said', 'fingerprint'])
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('rule', '=', rule)
    .where('state', '=', 'open')
  if (last !== undefined) next = next.where(sql<boolean>`(severity, said) > (${last.severity}, ${last.said})`)
  return await next.orderBy('severity').orderBy('said').limit(1).executeTakeFirst()
}

const MAX_MESSAGES = 100
