import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

/**
 * How many findings there are of each kind, kept by triggers: counting a million at every glance would take a second, and a
 * count that code keeps is wrong sooner or later.
 */
export async function countFindings(db: Kysely<unknown>): Promise<void> {
  const table: CreateTableBuilder<string, string> = db.schema.createTable('finding_counts')
  await COUNTED.reduce((all, name) => all.addColumn(name, 'text', (column) => column.notNull()), table)
    .addColumn('severity', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('finding_counts_key', [...COUNTED, 'severity'])
    .execute()
  await keepCounting(db)
}

/** The triggers alone. */
export async function keepCounting(db: Kysely<unknown>): Promise<void> {
  const key = [...COUNTED, 'severity'].join(', ')
  const add = (row: 'new' | 'old', step: 1 | -1): string => {
    const values = [...COUNTED, 'severity'].map((name) => `${row}.${name}`).join(', ')
    return `insert into finding_counts (${key}, count) values (${values}, ${step}) on conflict (${key}) do update set count = count + ${step};`
  }
  const changed = [...COUNTED, 'severity'].map((name) => `new.${name} <> old.${name}`).join(' or ')
  for (const trigger of [
    `create trigger findings_counted_in after insert on findings begin ${add('new', 1)} end`,
    `create trigger findings_counted_out after delete on findings begin ${add('old', -1)} end`,
    `create trigger findings_counted_anew after update on findings when ${changed} begin ${add('old', -1)} ${add('new', 1)} end`,
  ])
    await sql.raw(trigger).execute(db)
}

const COUNTED = ['tenant', 'cluster', 'state', 'rule', 'target', 'namespace', 'resource'] as const
export const COUNT_TRIGGERS = ['findings_counted_in', 'findings_counted_out', 'findings_counted_anew'] as const
