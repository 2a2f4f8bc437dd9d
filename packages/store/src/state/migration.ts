import type { Kysely } from 'kysely'

/** One step of the schema. Never changed once released, and never dropping what people have. */
export interface Migration {
  /** Its number and what it does: `0001 findings`. */
  readonly id: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}
