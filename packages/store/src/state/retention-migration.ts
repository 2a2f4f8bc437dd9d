import type { Migration } from './migration.ts'

/** What jobs removed. */
export const retentionMigration: Migration = {
  id: '0010 retention',
  up: async (db) => {
    await db.schema.alterTable('jobs').addColumn('removed', 'text').execute()
  },
}
