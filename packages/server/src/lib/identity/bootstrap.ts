import { randomUUID } from 'node:crypto'
import type { TenantId } from '@ringwall/model'
import { strangerKeys } from './attempts.ts'
import { type Client, HERE, type IdentityContext, record, SYSTEM } from './context.ts'
import { type PasswordFlaw, passwordFlaws } from './password-policy.ts'
import { KEPT_ROLE } from './permission.ts'
import { hashSecret, isSecret, mintSecret } from './secret.ts'
import { beginSession, type NewlySignedIn } from './session.ts'
import { nameFlaw } from './user-name.ts'

/** The secret of the link by which the first user is made: for half an hour, once. `undefined` where there is a user already. */
export async function offerBootstrap(context: IdentityContext, tenant: TenantId): Promise<string | undefined> {
  const secret = mintSecret()
  const expiresAt = context.now() + OFFER_MS
  if (!(await context.state.accounts.offerBootstrap({ tenant, hash: hashSecret(secret), expiresAt }))) return undefined
  const entry = { tenant, actor: SYSTEM, action: 'bootstrap.offer', object: '', outcome: 'done', detail: {} } as const
  await record(context, entry, HERE)
  return secret
}

export interface Redemption {
  readonly tenant: TenantId
  readonly secret: string
  readonly name: string
  readonly password: string
  readonly client: Client
}

export type Redeemed =
  | NewlySignedIn
  | { readonly kind: 'flawed'; readonly flaws: readonly (PasswordFlaw | string)[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  | { readonly kind: 'busy' }

/** Makes the first user, who may everything, and signs them in. */
export async function redeemBootstrap(
  context: IdentityContext,
  { tenant, secret, name, password, client }: Redemption,
): Promise<Redeemed> {
  const { limit, now, passwords, state } = context
  const turn = limit.take(strangerKeys(client), now())
  if (turn.kind === 'wait') return turn
  if (!isSecret(secret)) return { kind: 'refused' }
  const wrongName = nameFlaw(name)
  const flaws = [...(wrongName === undefined ? [] : [wrongName]), ...passwordFlaws(password, [name])]
  if (flaws.length > 0) return { kind: 'flawed', flaws }
  const passwordHash = await passwords.hash(password)
  if (passwordHash === 'busy') return { kind: 'busy' }
  const id = randomUUID()
  const user = { tenant, id, name, role: KEPT_ROLE, clusters: undefined, mustChangePassword: false }
  const added = await state.accounts.redeemBootstrap({
    hash: hashSecret(secret),
    user: { ...user, passwordHash, now: now() },
  })
  const outcome = added === 'added' ? 'done' : 'refused'
  const object = added === 'added' ? id : ''
  await record(context, { tenant, actor: SYSTEM, action: 'bootstrap.redeem', object, outcome, detail: {} }, client)
  const first = added === 'added' ? await state.accounts.find(tenant, id) : undefined
  return first === undefined ? { kind: 'refused' } : await beginSession(context, first, client)
}

const OFFER_MS = 30 * 60_000
