import { actorOf, type Client, type IdentityContext, record } from './context.ts'
import { type PasswordFlaw, passwordFlaws } from './password-policy.ts'
import type { UserPrincipal } from './principal.ts'
import { provePassword, type Unproven } from './prove.ts'
import { rotateSession } from './session.ts'

export interface PasswordChange {
  readonly current: string
  readonly next: string
  /** Of the session in which it is changed. */
  readonly secret: string
  readonly client: Client
}

export type PasswordChanged =
  /** The session goes on with this secret; all others of the user have ended. */
  | { readonly kind: 'changed'; readonly secret: string }
  | { readonly kind: 'flawed'; readonly flaws: readonly PasswordFlaw[] }
  | Unproven

/** Changes one's own password. */
export async function changePassword(
  context: IdentityContext,
  principal: UserPrincipal,
  { current, next, secret, client }: PasswordChange,
): Promise<PasswordChanged> {
  const { now, passwords, state } = context
  const flaws = passwordFlaws(next, [principal.name])
  if (flaws.length > 0) return { kind: 'flawed', flaws }
  if (next.normalize('NFKC') === current.normalize('NFKC'))
    return { kind: 'flawed', flaws: ['the password is the one that it was'] }
  const proven = await provePassword(context, principal, { password: current, client })
  if (proven.kind !== 'proven') return proven
  const hash = await passwords.hash(next)
  if (hash === 'busy') return { kind: 'busy' }
  const { tenant, id } = principal
  await state.accounts.setPassword(tenant, id, { hash, mustChange: false, now: now() })
  const ended = await state.sessions.revokeAll(tenant, id, principal.sessionId)
  const rotated = await rotateSession(context, secret)
  const detail = { sessionsEnded: ended }
  const entry = {
    tenant,
    actor: actorOf(principal),
    action: 'password.change',
    object: id,
    outcome: 'done',
    detail,
  } as const
  await record(context, entry, client)
  // A session that ended meanwhile has no secret any more.
  return { kind: 'changed', secret: rotated ?? '' }
}
