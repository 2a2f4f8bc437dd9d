import { type Kysely, sql } from 'kysely'
import type { ThreadConnection } from './connection.ts'
import type { StateSchema } from './schema.ts'
import { StateError } from './state-error.ts'

/** A connection, and what became of what was written through it. */
export interface Watched {
  readonly connection: ThreadConnection
  /**
   * Throws a StateError where the database does not answer, or where the disk refused a write and still would. A store in which a
   * write failed is whole again when one of `ROOM_BYTES` goes through.
   */
  ping(db: Kysely<StateSchema>): Promise<void>
}

/** Watches the writes of a connection. */
export function watched(connection: ThreadConnection): Watched {
  let hasFailed = false
  return {
    connection: {
      ...connection,
      executeQuery: async (query) => {
        try {
          return await connection.executeQuery(query)
        } catch (cause) {
          if (isOfDisk(cause)) hasFailed = true
          throw cause
        }
      },
    },
    ping: async (db) => {
      if (!hasFailed) return void (await sql`select 1`.execute(db))
      await probe(db)
      hasFailed = false
    },
  }
}

/** True for a StateError that says that the disk is full or fails. */
function isOfDisk(cause: unknown): cause is StateError {
  return cause instanceof StateError && (cause.code === 'full' || cause.code === 'disk')
}

/** Writes as much as a scan does, and leaves nothing of it. */
async function probe(db: Kysely<StateSchema>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`create table probe (filler blob not null)`.execute(transaction)
    await sql`insert into probe values (zeroblob(${ROOM_BYTES}))`.execute(transaction)
    await sql`drop table probe`.execute(transaction)
  })
}

const ROOM_BYTES = 1024 * 1024
