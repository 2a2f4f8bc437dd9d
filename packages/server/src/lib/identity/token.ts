import { randomUUID } from 'node:crypto'
import type { ClusterId } from '@ringwall/model'
import type { Token } from '@ringwall/store/state'
import { isApiToken, mintApiToken, prefixOf } from './api-token.ts'
import { actorOf, type Client, type IdentityContext, ifThereIsRoom, record } from './context.ts'
import { isPermission, NOT_FOR_TOKENS, type Permission, permissionsOf } from './permission.ts'
import type { Principal, TokenPrincipal, UserPrincipal } from './principal.ts'
import { hashSecret } from './secret.ts'

/** Whose token a text is and what it may, as its user is now; `undefined` where it is good for nothing. */
export async function principalOfToken(
  { state, now }: IdentityContext,
  text: string,
): Promise<TokenPrincipal | undefined> {
  if (!isApiToken(text)) return undefined
  const hash = hashSecret(text)
  const token = await state.tokens.find(hash, now())
  if (token === undefined) return undefined
  const user = await state.accounts.find(token.tenant, token.userId)
  if (user === undefined || user.disabledAt !== undefined) return undefined
  if (now() - (token.usedAt ?? 0) >= TOUCH_MS) await ifThereIsRoom(state.tokens.touch(hash, now()))
  const held = permissionsOf(user.role)
  const permissions = new Set(
    token.permissions.filter(isPermission).filter((p) => held.has(p) && !NOT_FOR_TOKENS.has(p)),
  )
  const { id, name, tenant, userId } = token
  const clusters = common(user.clusters, token.clusters)
  return { kind: 'token', id, name, tenant, role: user.role, userId, permissions, clusters }
}

export interface TokenWish {
  readonly name: string
  readonly permissions: readonly Permission[]
  /** Left out for every cluster that its user has. */
  readonly clusters?: readonly ClusterId[]
  readonly days: number
}

export type Minted =
  /** The text is told once. */
  | { readonly kind: 'minted'; readonly text: string; readonly token: Omit<Token, 'usedAt' | 'revokedAt'> }
  | { readonly kind: 'refused'; readonly because: string }

/** Makes an API token for oneself, that may no more than oneself. */
export async function mintToken(
  context: IdentityContext,
  principal: UserPrincipal,
  { wish, client }: { readonly wish: TokenWish; readonly client: Client },
): Promise<Minted> {
  const { now, state } = context
  const createdAt = now()
  const { tenant, id: userId } = principal
  const because = flawOf(principal, wish)
  if (because !== undefined) return { kind: 'refused', because }
  const own = await state.tokens.list(tenant, userId)
  const good = own.filter(({ expiresAt, revokedAt }) => revokedAt === undefined && expiresAt > createdAt)
  if (good.length >= MAX_TOKENS)
    return { kind: 'refused', because: `there are ${good.length} tokens already: revoke one first` }
  const text = mintApiToken()
  const token = {
    tenant,
    id: randomUUID(),
    userId,
    prefix: prefixOf(text),
    name: wish.name,
    permissions: wish.permissions,
    clusters: wish.clusters ?? undefined,
    createdAt,
    expiresAt: createdAt + wish.days * DAY_MS,
  }
  await state.tokens.add({ ...token, hash: hashSecret(text) })
  const detail = { name: wish.name, prefix: token.prefix, permissions: wish.permissions, days: wish.days }
  const entry = {
    tenant,
    actor: actorOf(principal),
    action: 'token.create',
    object: token.id,
    outcome: 'done',
    detail,
  } as const
  await record(context, entry, client)
  return { kind: 'minted', text, token }
}

/** Revokes a token: one's own, or for who may administer users anybody's. False where there is none. */
export async function revokeToken(
  context: IdentityContext,
  principal: Principal,
  { id, client }: { readonly id: string; readonly client: Client },
): Promise<boolean> {
  const { now, state } = context
  const { tenant } = principal
  const token = await state.tokens.get(tenant, id)
  const isOwn = principal.kind === 'user' && token?.userId === principal.id
  if (token === undefined || !(isOwn || principal.permissions.has('users:admin'))) return false
  if (!(await state.tokens.revoke(tenant, id, now()))) return false
  const detail = { name: token.name, prefix: token.prefix }
  const entry = {
    tenant,
    actor: actorOf(principal),
    action: 'token.revoke',
    object: id,
    outcome: 'done',
    detail,
  } as const
  await record(context, entry, client)
  return true
}

function flawOf(principal: UserPrincipal, { name, permissions, clusters, days }: TokenWish): string | undefined {
  if (!principal.permissions.has('tokens:own')) return 'no tokens of your own: tokens:own is not among what you may'
  if (name.trim() === '' || name.length > 100) return 'name must have 1 to 100 characters'
  if (permissions.length === 0) return 'permissions must name at least one'
  const beyond = permissions.find((permission) => !principal.permissions.has(permission))
  if (beyond !== undefined) return `permissions names ${beyond}, which you do not have yourself`
  const never = permissions.find((permission) => NOT_FOR_TOKENS.has(permission))
  if (never !== undefined) return `permissions names ${never}, which is not for tokens`
  const elsewhere = clusters?.find((cluster) => principal.clusters?.includes(cluster) === false)
  if (elsewhere !== undefined) return `clusters names ${elsewhere}, which you do not have yourself`
  if (clusters?.length === 0) return 'clusters must name at least one, or be left out'
  return Number.isSafeInteger(days) && days >= 1 && days <= MAX_DAYS ? undefined : `days must be from 1 to ${MAX_DAYS}`
}

/** What both reach; `undefined` is everything. */
function common(
  a: readonly ClusterId[] | undefined,
  b: readonly ClusterId[] | undefined,
): readonly ClusterId[] | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.filter((cluster) => b.includes(cluster))
}

const DAY_MS = 24 * 60 * 60_000
const MAX_DAYS = 365
const MAX_TOKENS = 50
const TOUCH_MS = 60_000
