import { randomUUID } from 'node:crypto'
import type { TenantId } from '@ringwall/model'
import type { User } from '@ringwall/store/state'
import { strangerKeys } from './attempts.ts'
import { ANONYMOUS, type Client, type IdentityContext, record } from './context.ts'
import { KEPT_ROLE, type Role } from './permission.ts'
import { hashSecret } from './secret.ts'
import { beginSession, type NewlySignedIn } from './session.ts'
import { nameFlaw } from './user-name.ts'

/** Somebody whom an OpenID provider vouches for. */
export interface Federated {
  readonly tenant: TenantId
  readonly issuer: string
  readonly subject: string
  /** What the provider calls them: theirs only where nobody has it. */
  readonly name: string
  /** By the groups that they are in now; `undefined` for none. */
  readonly role: Role | undefined
  readonly client: Client
}

export type FederatedSignIn =
  | NewlySignedIn
  | { readonly kind: 'refused'; readonly because: 'no_role' | 'disabled' | 'no_name' }

/**
 * Signs in who proved elsewhere to be a subject of an issuer. Their user is made the first time, and has at each time the role
 * that their groups have; a user with a password is never theirs because the name is the same.
 */
export async function signInFederated(context: IdentityContext, person: Federated): Promise<FederatedSignIn> {
  if (person.role === undefined) return await refuse(context, person, { because: 'no_role' })
  const user = (await context.state.accounts.findSubject(person)) ?? (await made(context, person, person.role))
  if (user === undefined) return await refuse(context, person, { because: 'no_name' })
  if (user.disabledAt !== undefined) return await refuse(context, person, { because: 'disabled', user })
  const current = await promoted(context, user, person.role)
  const begun = await beginSession(context, current, person.client)
  const { tenant, issuer } = person
  const actor = { kind: 'user', id: user.id, name: user.name } as const
  const detail = { session: begun.principal.sessionId, factor: 'oidc', issuer, role: current.role }
  await record(
    context,
    { tenant, actor, action: 'session.begin', object: user.id, outcome: 'done', detail },
    person.client,
  )
  return begun
}

/** Counts who comes back from a provider: each asks it something on our behalf. */
export function takeFederatedTurn({ limit, now }: IdentityContext, client: Client) {
  return limit.take(strangerKeys(client), now())
}

/** Writes down that a provider, or we, did not believe somebody. */
export async function refuseFederated(
  context: IdentityContext,
  { tenant, because, client }: { readonly tenant: TenantId; readonly because: string; readonly client: Client },
): Promise<void> {
  const detail = { because, factor: 'oidc' }
  const entry = { tenant, actor: ANONYMOUS, action: 'session.begin', object: '', outcome: 'refused', detail } as const
  await record(context, entry, client)
}

async function refuse(
  context: IdentityContext,
  { tenant, issuer, subject, client }: Federated,
  { because, user }: { readonly because: 'no_role' | 'disabled' | 'no_name'; readonly user?: User },
): Promise<FederatedSignIn> {
  const detail = { because, factor: 'oidc', issuer, subject: subject.slice(0, 255) }
  const object = user?.id ?? ''
  const entry = { tenant, actor: ANONYMOUS, action: 'session.begin', object, outcome: 'refused', detail } as const
  await record(context, entry, client)
  return { kind: 'refused', because }
}

async function made({ state, now }: IdentityContext, person: Federated, role: Role): Promise<User | undefined> {
  const { tenant, issuer, subject } = person
  for (const name of namesFor(person)) {
    const user = { tenant, id: randomUUID(), name, role, clusters: undefined, mustChangePassword: false }
    const wish = { subject: { tenant, issuer, subject }, user: { ...user, passwordHash: '', now: now() } }
    if ((await state.accounts.addSubject(wish)) !== 'name_taken') return await state.accounts.findSubject(wish.subject)
  }
  return undefined
}

/** The name, else the name at its provider, else one that is certainly free. */
function namesFor({ name, issuer, subject }: Federated): readonly string[] {
  const host = URL.parse(issuer)?.hostname ?? 'oidc'
  const names = [name, `${name}@${host}`, `user-${hashSecret(JSON.stringify([issuer, subject])).slice(0, 12)}`]
  return names.filter((each) => nameFlaw(each) === undefined)
}

/** The last who may everything keeps that, until there is another. */
async function promoted({ state }: IdentityContext, user: User, role: Role): Promise<User> {
  if (user.role === role) return user
  await state.accounts.change(user.tenant, user.id, { role }, KEPT_ROLE)
  return (await state.accounts.find(user.tenant, user.id)) ?? user
}
