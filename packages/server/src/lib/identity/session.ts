import { randomUUID } from 'node:crypto'
import type { Session, User } from '@ringwall/store/state'
import { actorOf, type Client, type IdentityContext, ifThereIsRoom, record } from './context.ts'
import { permissionsOf } from './permission.ts'
import type { UserPrincipal } from './principal.ts'
import { hashSecret, isSecret, mintSecret } from './secret.ts'

/** A session that has just begun: its secret is for the browser, and is told once. */
export interface NewlySignedIn {
  readonly kind: 'signed_in'
  readonly secret: string
  readonly principal: UserPrincipal
}

/** Begins a session for who has proven to be the user. */
export async function beginSession(
  { state, now }: IdentityContext,
  user: User,
  { agent }: Client,
): Promise<NewlySignedIn> {
  const secret = mintSecret()
  const id = randomUUID()
  const createdAt = now()
  await state.sessions.add({
    hash: hashSecret(secret),
    tenant: user.tenant,
    id,
    userId: user.id,
    agent: agent.toWellFormed().slice(0, 200),
    createdAt,
    idleMs: IDLE_MS,
    expiresAt: createdAt + LONGEST_MS,
  })
  return { kind: 'signed_in', secret, principal: principalOf(user, id) }
}

/** Who holds the secret of a session that is alive, as that user is now; `undefined` where nobody does. */
export async function principalOfSession(
  { state, now }: IdentityContext,
  secret: string,
): Promise<UserPrincipal | undefined> {
  if (!isSecret(secret)) return undefined
  const hash = hashSecret(secret)
  const session = await state.sessions.find(hash, now())
  if (session === undefined) return undefined
  const user = await state.accounts.find(session.tenant, session.userId)
  if (user === undefined || user.disabledAt !== undefined) return undefined
  if (now() - session.seenAt >= TOUCH_MS) await ifThereIsRoom(state.sessions.touch(hash, now()))
  return principalOf(user, session.id)
}

/** Gives the session another secret, as after every change of what its holder may: the one before is worth nothing. */
export async function rotateSession({ state, now }: IdentityContext, secret: string): Promise<string | undefined> {
  const next = mintSecret()
  const rotation = { to: hashSecret(next), now: now() }
  return (await state.sessions.rotate(hashSecret(secret), rotation)) ? next : undefined
}

/** A session as its own user sees it. */
export interface OwnSession extends Session {
  /** True for the one in which it is asked. */
  readonly isThis: boolean
}

/** One's own sessions that are alive, newest first. */
export async function ownSessions(
  { state, now }: IdentityContext,
  { tenant, id, sessionId }: UserPrincipal,
): Promise<readonly OwnSession[]> {
  const all = await state.sessions.list(tenant, id, now())
  return all.map((session) => ({ ...session, isThis: session.id === sessionId }))
}

/** Ends one's own session, or another of one's own by its id. False where there is none. */
export async function endSession(
  context: IdentityContext,
  principal: UserPrincipal,
  { id = principal.sessionId, client }: { readonly id?: string; readonly client: Client },
): Promise<boolean> {
  const { tenant } = principal
  const own = await ownSessions(context, principal)
  if (!own.some((session) => session.id === id)) return false
  if (!(await context.state.sessions.revoke(tenant, id))) return false
  const actor = actorOf(principal)
  const entry = { tenant, actor, action: 'session.end', object: id, outcome: 'done', detail: {} } as const
  await record(context, entry, client)
  return true
}

function principalOf({ id, name, tenant, clusters, role, mustChangePassword }: User, sessionId: string): UserPrincipal {
  const permissions = mustChangePassword ? new Set<never>() : permissionsOf(role)
  return { kind: 'user', id, name, tenant, role, clusters, permissions, sessionId, mustChangePassword }
}

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
const LONGEST_MS = 12 * 60 * MINUTE_MS
/** A session that is used all the time is not written all the time. */
const TOUCH_MS = MINUTE_MS
