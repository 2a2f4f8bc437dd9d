import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { connect } from './connection.ts'
import { sqliteDialect } from './dialect.ts'
import { MIGRATIONS } from './migrations.ts'

/** A store as the first release made it, with `findings` findings of one scan in it. */
export async function earlierStore(path: string, findings: number): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(await connect(path, THREAD)) })
  await MIGRATIONS[0]?.up(db)
  await db.destroy()
  const file = new DatabaseSync(path)
  file.exec(`
    create table migrations (id text primary key, applied_at bigint not null);
    insert into migrations values ('${MIGRATIONS[0]?.id}', 1);
    insert into scans values ('default', '-', 'scan 10', '0.1.0', 10, 11, '["shop"]', 1, 'push', '{}', '{}', '{}', '{}');
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${findings})
    insert into findings select 'default', '-', '1:shop/a/' || i, 'a', 4, 'a fires', 'Mend it.', 'asset ' || i, 'shop', 'default',
      'Pod', 'w-' || i, 0, '', 'open', 10, 10, 1, null from n;
    insert into assets select tenant, cluster, asset, 'kubernetes', target, namespace, resource, name, severity, 1, 10, 10
      from findings`)
  file.close()
}

const THREAD = new URL('./thread.ts', import.meta.url)
