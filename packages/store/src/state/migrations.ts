import { accountsMigration } from './accounts-migration.ts'
import { countFindings } from './count-triggers.ts'
import { federationMigration } from './federation-migration.ts'
import { glanceMigration } from './glance-migration.ts'
import type { Migration } from './migration.ts'
import { notificationsMigration } from './notifications-migration.ts'
import { retentionMigration } from './retention-migration.ts'
import { viewsMigration } from './views-migration.ts'

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
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('by_severity', 'text', (column) => column.notNull())
        .addColumn('coverage', 'text', (column) => column.notNull())
        .addColumn('tallies', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('scans_key', ['tenant', 'cluster', 'id'])
        .execute()
      await db.schema
        .createIndex('scans_by_time')
        .on('scans')
        .columns(['tenant', 'cluster', 'started_at desc', 'id'])
        .execute()
      await db.schema
        .createTable('assets')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('namespace', 'text', (column) => column.notNull())
        .addColumn('resource', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('worst', 'integer', (column) => column.notNull())
        .addColumn('open', 'integer', (column) => column.notNull())
        .addColumn('first_seen', 'bigint', (column) => column.notNull())
        .addColumn('last_seen', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('assets_key', ['tenant', 'cluster', 'key'])
        .execute()
      await db.schema
        .createIndex('assets_by_worst')
        .on('assets')
        .columns(['tenant', 'cluster', 'worst desc', 'open desc', 'key'])
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
        .addColumn('namespace', 'text', (column) => column.notNull())
        .addColumn('resource', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('is_fixable', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
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
        .columns(['tenant', 'cluster', 'rule', 'state', 'severity desc', 'last_seen desc', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_namespace')
        .on('findings')
        .columns(['tenant', 'cluster', 'namespace', 'state', 'severity desc', 'last_seen desc', 'fingerprint'])
        .execute()
      await db.schema
        .createIndex('findings_by_asset')
        .on('findings')
        .columns(['tenant', 'cluster', 'asset', 'state', 'severity'])
        .execute()
      await db.schema
        .createIndex('findings_by_birth')
        .on('findings')
        .columns(['tenant', 'cluster', 'first_seen'])
        .execute()
      await db.schema
        .createIndex('findings_by_resolution')
        .on('findings')
        .columns(['tenant', 'cluster', 'resolved_at'])
        .execute()
      await db.schema
        .createIndex('findings_by_target')
        .on('findings')
        .columns(['tenant', 'cluster', 'target', 'state', 'severity desc', 'last_seen desc', 'fingerprint'])
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
      await countFindings(db)
      await db.schema
        .createTable('snapshots')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('by_severity', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshots_key', ['tenant', 'cluster', 'at'])
        .execute()
    },
  },
  {
    id: '0002 work',
    up: async (db) => {
      await db.schema
        .createTable('exceptions')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('expires', 'text', (column) => column.notNull())
        .addColumn('requested_by', 'text', (column) => column.notNull())
        .addColumn('requested_at', 'bigint', (column) => column.notNull())
        .addColumn('decided_by', 'text')
        .addColumn('decided_at', 'bigint')
        .addPrimaryKeyConstraint('exceptions_key', ['tenant', 'cluster', 'id'])
        .execute()
      await db.schema
        .createIndex('exceptions_by_finding')
        .on('exceptions')
        .columns(['tenant', 'cluster', 'fingerprint', 'state'])
        .execute()
      await db.schema
        .createIndex('exceptions_by_time')
        .on('exceptions')
        .columns(['tenant', 'cluster', 'requested_at desc', 'id'])
        .execute()
      await db.schema
        .createTable('jobs')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('requested_by', 'text', (column) => column.notNull())
        .addColumn('requested_at', 'bigint', (column) => column.notNull())
        .addColumn('started_at', 'bigint')
        .addColumn('finished_at', 'bigint')
        .addColumn('scan', 'text')
        .addColumn('error', 'text')
        .addPrimaryKeyConstraint('jobs_key', ['tenant', 'cluster', 'id'])
        .execute()
      await db.schema
        .createIndex('jobs_by_time')
        .on('jobs')
        .columns(['tenant', 'cluster', 'requested_at desc', 'id'])
        .execute()
    },
  },
  accountsMigration,
  federationMigration,
  glanceMigration,
  notificationsMigration,
  viewsMigration,
  retentionMigration,
]
