import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Migration } from './migration.ts'

/** Who may: users, sessions, API tokens, and what was done. */
export const accountsMigration: Migration = {
  id: '0003 accounts',
  up: async (db) => {
    await users(db)
    await recoveryCodes(db)
    await bootstraps(db)
    await sessions(db)
    await tokens(db)
    await audit(db)
  },
}

async function users(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('clusters', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('disabled_at', 'bigint')
    .addColumn('password_hash', 'text', required)
    .addColumn('password_changed_at', 'bigint', required)
    .addColumn('must_change_password', 'integer', required)
    .addColumn('totp_secret', 'text')
    .addColumn('totp_step', 'bigint', required)
    .addPrimaryKeyConstraint('users_key', ['tenant', 'id'])
    .addUniqueConstraint('users_name', ['tenant', 'name_key'])
    .execute()
}

async function recoveryCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_codes')
    .addColumn('tenant', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('hash', 'text', required)
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('recovery_codes_key', ['tenant', 'user_id', 'hash'])
    .addForeignKeyConstraint('recovery_codes_user', ['tenant', 'user_id'], 'users', ['tenant', 'id'])
    .execute()
}

async function bootstraps(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bootstraps')
    .addColumn('tenant', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .execute()
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('agent', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('seen_at', 'bigint', required)
    .addColumn('idle_ms', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addUniqueConstraint('sessions_id', ['tenant', 'id'])
    .addForeignKeyConstraint('sessions_user', ['tenant', 'user_id'], 'users', ['tenant', 'id'])
    .execute()
  await db.schema.createIndex('sessions_by_user').on('sessions').columns(['tenant', 'user_id', 'created_at']).execute()
  await db.schema.createIndex('sessions_by_end').on('sessions').columns(['expires_at']).execute()
}

async function tokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tokens')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('prefix', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('permissions', 'text', required)
    .addColumn('clusters', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addUniqueConstraint('tokens_id', ['tenant', 'id'])
    .addForeignKeyConstraint('tokens_user', ['tenant', 'user_id'], 'users', ['tenant', 'id'])
    .execute()
  await db.schema.createIndex('tokens_by_user').on('tokens').columns(['tenant', 'user_id', 'created_at']).execute()
}

async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('tenant', 'text', required)
    .addColumn('seq', 'bigint', required)
    .addColumn('time', 'bigint', required)
    .addColumn('action', 'text', required)
    .addColumn('actor', 'text', required)
    .addColumn('entry', 'text', required)
    .addColumn('hash', 'text', required)
    .addColumn('key_id', 'text', required)
    .addColumn('signature', 'text', required)
    .addPrimaryKeyConstraint('audit_key', ['tenant', 'seq'])
    .execute()
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['tenant', 'actor', 'seq']).execute()
  await db.schema.createIndex('audit_by_action').on('audit').columns(['tenant', 'action', 'seq']).execute()
}

function required(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull()
}
