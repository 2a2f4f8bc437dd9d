import type { Kysely } from 'kysely'

/** One step of the schema. Never changed once released, and never dropping what people have. */
export interface Migration {
  /** Its number and what it does: `0001 findings`. */
  readonly id: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}

/** In the order in which they are applied. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: '0001 findings',
    up: async (db) => {
      await db.schema
        .createTable('scans')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('finished_at', 'bigint', (column) => column.notNull())
        .addColumn('targets', 'text', (column) => column.notNull())
        .addColumn('is_complete', 'integer', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('scans_key', ['tenant', 'cluster', 'id'])
        .execute()
      await db.schema
        .createTable('assets')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('first_seen', 'bigint', (column) => column.notNull())
        .addColumn('last_seen', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('assets_key', ['tenant', 'cluster', 'key'])
        .execute()
      await db.schema
        .createTable('findings')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('severity', 'integer', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('remediation', 'text', (column) => column.notNull())
        .addColumn('asset', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('first_seen', 'bigint', (column) => column.notNull())
        .addColumn('last_seen', 'bigint', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('resolved_at', 'bigint')
        .addPrimaryKeyConstraint('findings_key', ['tenant', 'cluster', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_severity')
        .on('findings')
        .columns(['tenant', 'cluster', 'state', 'severity desc', 'last_seen desc', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_severity_in_any_state')
        .on('findings')
        .columns(['tenant', 'cluster', 'severity desc', 'last_seen desc', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_time')
        .on('findings')
        .columns(['tenant', 'cluster', 'state', 'last_seen desc', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_rule')
        .on('findings')
        .columns(['tenant', 'cluster', 'rule', 'state'])
        .execute()
      await db.schema
        .createIndex('findings_by_target')
        .on('findings')
        .columns(['tenant', 'cluster', 'target', 'state'])
        .execute()
      await db.schema
        .createTable('exemplars')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('message', 'text', (column) => column.notNull())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('line', 'integer', (column) => column.notNull())
        .addColumn('column', 'integer', (column) => column.notNull())
        .addColumn('detail', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('exemplars_by_finding')
        .on('exemplars')
        .columns(['tenant', 'cluster', 'fingerprint', 'position'])
        .execute()
    },
  },
]
