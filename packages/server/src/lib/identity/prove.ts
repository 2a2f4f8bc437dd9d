import type { Credentials } from '@ringwall/store/state'
import { attemptKeys } from './attempts.ts'
import { actorOf, type Client, type IdentityContext, record } from './context.ts'
import type { UserPrincipal } from './principal.ts'

/** Why somebody who is signed in was not believed all the same. */
export type Unproven =
  | { readonly kind: 'wrong_password' }
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  | { readonly kind: 'busy' }

export type Proof = Unproven | { readonly kind: 'proven'; readonly credentials: Credentials }

/** Asks for the password again, before what a borrowed session must not do. Counts as attempts to sign in do. */
export async function provePassword(
  context: IdentityContext,
  principal: UserPrincipal,
  { password, client }: { readonly password: string; readonly client: Client },
): Promise<Proof> {
  const { limit, now, passwords, state } = context
  const keys = attemptKeys(principal.tenant, principal.name, client)
  const turn = limit.take(keys, now())
  if (turn.kind === 'wait') return turn
  const credentials = await state.accounts.findByName(principal.tenant, principal.name)
  const verdict = await passwords.verify(password.slice(0, 1024), credentials?.passwordHash)
  if (verdict === 'busy') {
    limit.giveBack(keys, now())
    return { kind: 'busy' }
  }
  if (credentials === undefined || credentials.user.id !== principal.id || verdict === 'wrong') {
    const { tenant, id: object } = principal
    const actor = actorOf(principal)
    await record(context, { tenant, actor, action: 'password.prove', object, outcome: 'refused', detail: {} }, client)
    return { kind: 'wrong_password' }
  }
  limit.giveBack(keys, now())
  return { kind: 'proven', credentials }
}
