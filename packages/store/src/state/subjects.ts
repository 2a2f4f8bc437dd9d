import type { Kysely } from 'kysely'
import type { AccountStore, Subject, SubjectUser } from './account-store.ts'
import type { StateSchema } from './schema.ts'
import { addUser, selectUsers, toUser } from './user-rows.ts'

type Db = Kysely<StateSchema>

/** Users who sign in elsewhere. */
export function subjectStore(db: Db): Pick<AccountStore, 'findSubject' | 'addSubject'> {
  return {
    findSubject: (subject) => find(db, subject),
    addSubject: (wish) => db.transaction().execute((transaction) => add(transaction, wish)),
  }
}

async function find(db: Db, { tenant, issuer, subject }: Subject) {
  const known = await db
    .selectFrom('subjects')
    .select('user_id')
    .where('tenant', '=', tenant)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (known === undefined) return undefined
  const row = await selectUsers(db, tenant).where('id', '=', known.user_id).executeTakeFirst()
  return row && toUser(row)
}

/** Of two at the same moment the first counts, and both get the same user. */
async function add(db: Db, { subject, user }: SubjectUser): Promise<'added' | 'known' | 'name_taken'> {
  if ((await find(db, subject)) !== undefined) return 'known'
  if ((await addUser(db, user)) === 'name_taken') return 'name_taken'
  const { tenant, issuer } = subject
  await db
    .insertInto('subjects')
    .values({ tenant, issuer, subject: subject.subject, user_id: user.id, created_at: user.now })
    .execute()
  return 'added'
}
