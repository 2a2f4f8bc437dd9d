import type { Migration } from './migration.ts'

/** Who signs in elsewhere: which user of ours a subject of an issuer is. */
export const federationMigration: Migration = {
  id: '0004 federation',
  up: async (db) => {
    await db.schema
      .createTable('subjects')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('subjects_key', ['tenant', 'issuer', 'subject'])
      .addForeignKeyConstraint('subjects_user', ['tenant', 'user_id'], 'users', ['tenant', 'id'])
      .execute()
  },
}
