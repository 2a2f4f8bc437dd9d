import type { Kysely } from 'kysely'
import type { AccountStore, NewTotp } from './account-store.ts'
import type { StateSchema } from './schema.ts'
import { isChanged, type UserKey, updateUser } from './user-rows.ts'

type Db = Kysely<StateSchema>

/** The second factors of users. Each use is one statement, so that of two at the same moment one is refused. */
export function secondFactorStore(
  db: Db,
): Pick<AccountStore, 'setTotp' | 'useTotpStep' | 'useRecoveryCode' | 'recoveryCodesLeft'> {
  return {
    setTotp: (tenant, id, totp) =>
      db.transaction().execute((transaction) => setTotp(transaction, { tenant, id }, totp)),
    useTotpStep: async (tenant, id, step) =>
      isChanged(
        await updateUser(db, { tenant, id }).set({ totp_step: step }).where('totp_step', '<', step).executeTakeFirst(),
      ),
    useRecoveryCode: async (tenant, id, { hash, now }) =>
      isChanged(
        await db
          .updateTable('recovery_codes')
          .set({ used_at: now })
          .where('tenant', '=', tenant)
          .where('user_id', '=', id)
          .where('hash', '=', hash)
          .where('used_at', 'is', null)
          .executeTakeFirst(),
      ),
    recoveryCodesLeft: async (tenant, id) => {
      const row = await db
        .selectFrom('recovery_codes')
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .where('tenant', '=', tenant)
        .where('user_id', '=', id)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(row.left)
    },
  }
}

async function setTotp(db: Db, key: UserKey, totp: NewTotp | undefined): Promise<boolean> {
  const secret = totp?.sealedSecret ?? null
  const changed = await updateUser(db, key)
    .set({ totp_secret: secret, totp_step: totp?.step ?? -1 })
    .executeTakeFirst()
  if (!isChanged(changed)) return false
  const { tenant, id } = key
  await db.deleteFrom('recovery_codes').where('tenant', '=', tenant).where('user_id', '=', id).execute()
  const codes = (totp?.recoveryHashes ?? []).map((hash) => ({ tenant, user_id: id, hash, used_at: null }))
  if (codes.length > 0) await db.insertInto('recovery_codes').values(codes).execute()
  return true
}
