import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from './migration.ts'

/** Lists of findings that people come back to. */
export const viewsMigration: Migration = {
  id: '0009 views',
  up: async (db) => {
    await db.schema
      .createTable('views')
      .addColumn('tenant', 'text', required)
      .addColumn('id', 'text', required)
      .addColumn('owner', 'text', required)
      .addColumn('name', 'text', required)
      .addColumn('query', 'text', required)
      .addColumn('is_shared', 'integer', required)
      .addColumn('created_at', 'bigint', required)
      .addPrimaryKeyConstraint('views_key', ['tenant', 'id'])
      .addUniqueConstraint('views_name', ['tenant', 'owner', 'name'])
      .execute()
    await db.schema
      .createTable('default_views')
      .addColumn('tenant', 'text', required)
      .addColumn('user_id', 'text', required)
      .addColumn('view', 'text', required)
      .addPrimaryKeyConstraint('default_views_key', ['tenant', 'user_id'])
      .execute()
  },
}

function required(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull()
}
