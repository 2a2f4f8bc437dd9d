import { type Kysely, sql } from 'kysely'
import { COUNT_TRIGGERS, keepCounting } from './count-triggers.ts'
import type { Migration } from './migration.ts'
import { saidOf } from './said.ts'
import type { StateSchema } from './schema.ts'

/** What a million findings need to be seen at a glance: counts that are read in one go, and an index for each way to look. */
export const glanceMigration: Migration = {
  id: '0005 glance',
  up: async (db) => {
    await countsInOneTree(db)
    await titles(db)
    await said(db as Kysely<StateSchema>)
    for (const [name, columns, where] of INDICES)
      await sql.raw(`create index ${name} on findings (tenant, cluster, ${columns})${where ?? ''}`).execute(db)
    await sql`create index assets_by_name on assets (tenant, cluster, name, key)`.execute(db)
    for (const name of ['findings_by_birth', 'findings_by_resolution']) await db.schema.dropIndex(name).execute()
  },
}

/** The same rows, kept in the order of their key: reading them all looks nothing up. */
async function countsInOneTree(db: Kysely<unknown>): Promise<void> {
  const columns = [...KEY.slice(0, -1).map((name) => `${name} text not null`), 'severity integer not null'].join(', ')
  for (const statement of [
    `create table counts_in_order (${columns}, count integer not null, primary key (${KEY.join(', ')})) without rowid`,
    `insert into counts_in_order select ${KEY.join(', ')}, count from finding_counts where count > 0`,
    ...COUNT_TRIGGERS.map((name) => `drop trigger ${name}`),
    // It holds nothing but sums of what the findings say.
    'drop table finding_counts',
    'alter table counts_in_order rename to finding_counts',
  ])
    await sql.raw(statement).execute(db)
  await keepCounting(db)
}

async function titles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('finding_titles')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('cluster', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('finding_titles_key', ['tenant', 'cluster', 'rule', 'title'])
    .execute()
  await sql`insert into finding_titles select distinct tenant, cluster, rule, title from findings`.execute(db)
}

async function said(db: Kysely<StateSchema>): Promise<void> {
  await db.schema
    .alterTable('findings')
    .addColumn('said', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  let last = { tenant: '', cluster: '', fingerprint: '' }
  for (;;) {
    const rows = await db
      .selectFrom('exemplars')
      .select(['tenant', 'cluster', 'fingerprint', sql<string>`json_group_array(message)`.as('messages')])
      .where(sql<boolean>`(tenant, cluster, fingerprint) > (${last.tenant}, ${last.cluster}, ${last.fingerprint})`)
      .groupBy(['tenant', 'cluster', 'fingerprint'])
      .orderBy('tenant')
      .orderBy('cluster')
      .orderBy('fingerprint')
      .limit(BATCH)
      .execute()
    const [end] = rows.slice(-1)
    if (end === undefined) return
    last = end
    const said = JSON.stringify(
      rows.map(({ messages, ...row }) => ({ ...row, said: saidOf(JSON.parse(messages) as readonly string[]) })),
    )
    await sql`
      update findings set said = given.value ->> 'said' from json_each(${said}) as given
      where tenant = given.value ->> 'tenant' and cluster = given.value ->> 'cluster'
        and fingerprint = given.value ->> 'fingerprint'`.execute(db)
  }
}

const BATCH = 5000
const KEY = ['tenant', 'cluster', 'state', 'rule', 'target', 'namespace', 'resource', 'severity']
const ORDER = 'state, severity desc, last_seen desc, fingerprint'
const INDICES: readonly (readonly [name: string, columns: string, where?: string])[] = [
  ['findings_by_resource', `resource, ${ORDER}`],
  ['findings_by_owner', `owner, ${ORDER}`, " where owner <> ''"],
  ['findings_by_said', 'rule, state, severity, said, asset'],
  ['findings_by_first', 'first_seen, severity'],
  ['findings_by_end', 'resolved_at, state, severity', ' where resolved_at is not null'],
]
