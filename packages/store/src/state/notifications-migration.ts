import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Who is told of findings, of which, and what is still to be told. */
export const notificationsMigration: Migration = {
  id: '0008 notifications',
  up: async (db) => {
    await receivers(db)
    await subscriptions(db)
    await notices(db)
    await messages(db)
    // Few scans are of examples, and every recorded one asks for them.
    await db.schema
      .createIndex('scans_of_examples')
      .on('scans')
      .columns(['tenant', 'cluster', 'targets'])
      .where(sql.ref('source'), '=', sql.lit('example'))
      .execute()
  },
}

async function receivers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('receivers')
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('destination', 'text', required)
    .addColumn('secrets', 'text', required)
    .addColumn('is_active', 'integer', required)
    .addColumn('per_hour', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('hourly_at', 'bigint', required)
    .addColumn('daily_at', 'bigint', required)
    .addPrimaryKeyConstraint('receivers_key', ['tenant', 'id'])
    .execute()
}

async function subscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('receiver', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('wants', 'text', required)
    .addColumn('cadence', 'text', required)
    .addColumn('is_active', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('subscriptions_key', ['tenant', 'id'])
    .execute()
}

async function notices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('tenant', 'text', required)
    .addColumn('cluster', 'text', required)
    .addColumn('receiver', 'text', required)
    .addColumn('cadence', 'text', required)
    .addColumn('change', 'text', required)
    .addColumn('severity', 'integer', required)
    .addColumn('count', 'integer', required)
    .addColumn('fingerprint', 'text', required)
    .addColumn('rule', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('target', 'text', required)
    .addColumn('namespace', 'text', required)
    .addColumn('resource', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('is_held', 'integer', required)
    .addColumn('message', 'text')
    .execute()
  await db.schema
    .createIndex('notices_by_message')
    .on('notices')
    .columns(['tenant', 'receiver', 'message', 'cadence'])
    .execute()
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('receiver', 'text', required)
    .addColumn('cadence', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('changes', 'integer', required)
    .addColumn('held', 'integer', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('made_at', 'bigint', required)
    .addColumn('due_at', 'bigint', required)
    .addColumn('settled_at', 'bigint')
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('messages_key', ['tenant', 'id'])
    .execute()
  await db.schema
    .createIndex('messages_by_receiver')
    .on('messages')
    .columns(['tenant', 'receiver', 'made_at desc', 'id'])
    .execute()
  await db.schema.createIndex('messages_due').on('messages').columns(['state', 'due_at']).execute()
}

function required(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull()
}
