import { randomUUID } from 'node:crypto'
import type { ClusterId, TenantId } from '@ringwall/model'
import type { AuditActor, User, UserChange } from '@ringwall/store/state'
import { type Client, type IdentityContext, record } from './context.ts'
import { type PasswordFlaw, passwordFlaws } from './password-policy.ts'
import { KEPT_ROLE, type Role } from './permission.ts'
import { nameFlaw } from './user-name.ts'

/** Who administers users, and from where. Whether they may was asked before. */
export interface Administrator {
  readonly actor: AuditActor
  readonly client: Client
}

export interface UserWish {
  readonly tenant: TenantId
  readonly name: string
  readonly role: Role
  /** Left out for every cluster. */
  readonly clusters?: readonly ClusterId[]
  readonly password: string
  /** True where somebody else chose the password. */
  readonly mustChangePassword: boolean
}

export type UserAdded =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'name_taken' }
  | { readonly kind: 'flawed'; readonly flaws: readonly (PasswordFlaw | string)[] }
  | { readonly kind: 'busy' }

export async function addUser(
  context: IdentityContext,
  { tenant, name, role, clusters, password, mustChangePassword }: UserWish,
  by: Administrator,
): Promise<UserAdded> {
  const { now, passwords, state } = context
  const wrongName = nameFlaw(name)
  const flaws = [...(wrongName === undefined ? [] : [wrongName]), ...passwordFlaws(password, [name])]
  if (flaws.length > 0) return { kind: 'flawed', flaws }
  const passwordHash = await passwords.hash(password)
  if (passwordHash === 'busy') return { kind: 'busy' }
  const id = randomUUID()
  const user = { tenant, id, name, role, clusters, mustChangePassword, passwordHash, now: now() }
  if ((await state.accounts.add(user)) === 'name_taken') return { kind: 'name_taken' }
  const detail = { name, role, clusters: clusters ?? ['every'] }
  await written(context, { tenant, id, action: 'user.create', detail }, by)
  return { kind: 'added', id }
}

export interface PasswordReset {
  readonly user: User
  readonly password: string
  readonly removesSecondFactor: boolean
}

export type PasswordResetDone =
  | { readonly kind: 'reset' }
  | { readonly kind: 'flawed'; readonly flaws: readonly PasswordFlaw[] }
  | { readonly kind: 'busy' }

/** Gives a user another password, to be changed at the first sign-in, and ends all of its sessions and tokens. */
export async function resetPassword(
  context: IdentityContext,
  { user, password, removesSecondFactor }: PasswordReset,
  by: Administrator,
): Promise<PasswordResetDone> {
  const { now, passwords, state } = context
  const { tenant, id, name } = user
  const flaws = passwordFlaws(password, [name])
  if (flaws.length > 0) return { kind: 'flawed', flaws }
  const hash = await passwords.hash(password)
  if (hash === 'busy') return { kind: 'busy' }
  await state.accounts.setPassword(tenant, id, { hash, mustChange: true, now: now() })
  if (removesSecondFactor) await state.accounts.setTotp(tenant, id, undefined)
  const sessionsEnded = await state.sessions.revokeAll(tenant, id)
  const tokensRevoked = await state.tokens.revokeAll(tenant, id, now())
  const detail = { name, sessionsEnded, tokensRevoked, removesSecondFactor }
  await written(context, { tenant, id, action: 'password.reset', detail }, by)
  return { kind: 'reset' }
}

/** Changes what a user may. One that is disabled is signed out. */
export async function changeUser(
  context: IdentityContext,
  { user, change }: { readonly user: User; readonly change: UserChange & { readonly role?: Role } },
  by: Administrator,
): Promise<'changed' | 'unknown' | 'last_of_role'> {
  const { tenant, id } = user
  const outcome = await context.state.accounts.change(tenant, id, change, KEPT_ROLE)
  if (outcome !== 'changed') return outcome
  if (typeof change.disabled === 'number') await context.state.sessions.revokeAll(tenant, id)
  const { role, clusters, disabled } = change
  const detail = {
    name: user.name,
    ...(role === undefined ? {} : { role }),
    ...(clusters === undefined ? {} : { clusters }),
    ...(disabled === undefined ? {} : { disabled: disabled !== 'enabled' }),
  }
  await written(context, { tenant, id, action: 'user.change', detail }, by)
  return 'changed'
}

/** Ends every session of a user, and says how many there were. */
export async function signOutUser(context: IdentityContext, user: User, by: Administrator): Promise<number> {
  const { tenant, id, name } = user
  const sessionsEnded = await context.state.sessions.revokeAll(tenant, id)
  await written(context, { tenant, id, action: 'user.sign_out', detail: { name, sessionsEnded } }, by)
  return sessionsEnded
}

interface Deed {
  readonly tenant: TenantId
  readonly id: string
  readonly action: string
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

async function written(
  context: IdentityContext,
  { tenant, id, action, detail }: Deed,
  { actor, client }: Administrator,
): Promise<void> {
  await record(context, { tenant, actor, action, object: id, outcome: 'done', detail }, client)
}
