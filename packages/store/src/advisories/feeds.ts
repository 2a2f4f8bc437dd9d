import type { DatabaseSync } from 'node:sqlite'
import type { FeedKind, KeptFeed } from './schema.ts'

/** The feeds that a database was built from, by name. */
export function readFeeds(database: DatabaseSync): readonly KeptFeed[] {
  return database
    .prepare('select * from feeds order by name')
    .all()
    .map((row) => ({
      name: String(row['name']),
      // Written by us alone, from the same type.
      kind: String(row['kind']) as FeedKind,
      location: String(row['location']),
      tag: String(row['tag']),
      asOf: Number(row['as_of']),
      checkedAt: Number(row['checked_at']),
      records: Number(row['records']),
      leftOut: Number(row['left_out']),
    }))
}
