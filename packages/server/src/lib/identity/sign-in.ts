import type { TenantId } from '@ringwall/model'
import type { Credentials } from '@ringwall/store/state'
import { attemptKeys } from './attempts.ts'
import { ANONYMOUS, type Client, type IdentityContext, record } from './context.ts'
import { MAX_LENGTH } from './password-policy.ts'
import { type CodeVerdict, useCode } from './second-factor.ts'
import { beginSession, type NewlySignedIn } from './session.ts'

export interface SignInRequest {
  readonly tenant: TenantId
  readonly name: string
  readonly password: string
  /** Of the second factor, or a recovery code; asked for where the user has one. */
  readonly code: string | undefined
  readonly client: Client
}

/** What one who wants in is told. `refused` is one answer to everything: it does not say what was wrong. */
export type SignIn =
  | NewlySignedIn
  | { readonly kind: 'code_wanted' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  /** Too many at once: nothing was tried, and nothing counted. */
  | { readonly kind: 'busy' }

/** Signs somebody in by name and password, and code where there is a second factor. Takes as long for a name that nobody has. */
export async function signIn(context: IdentityContext, request: SignInRequest): Promise<SignIn> {
  const { limit, now, passwords, state } = context
  const keys = attemptKeys(request.tenant, request.name, request.client)
  const turn = limit.take(keys, now())
  if (turn.kind === 'wait') return turn
  const isTooLong = request.password.length > 4 * MAX_LENGTH || request.name.length > 4 * MAX_LENGTH
  const found = isTooLong ? undefined : await state.accounts.findByName(request.tenant, request.name)
  const verdict = await passwords.verify(isTooLong ? '' : request.password, found?.passwordHash)
  if (verdict === 'busy') {
    limit.giveBack(keys, now())
    return { kind: 'busy' }
  }
  if (found === undefined) return await refuse(context, request, { because: 'unknown_name' })
  if (verdict === 'wrong') return await refuse(context, request, { because: 'wrong_password', found })
  if (found.user.disabledAt !== undefined) return await refuse(context, request, { because: 'disabled', found })
  const code = await useCode(context, found, request.code)
  if (code === 'wanted') {
    limit.giveBack(keys, now())
    return { kind: 'code_wanted' }
  }
  if (code === 'wrong') return await refuse(context, request, { because: 'wrong_code', found })
  limit.giveBack(keys, now())
  await renewHash(context, found, request.password)
  return await welcome(context, request, { found, code })
}

/** An unknown name is not written down: people type passwords there. */
async function refuse(
  context: IdentityContext,
  { tenant, client }: SignInRequest,
  { because, found }: { readonly because: string; readonly found?: Credentials },
): Promise<SignIn> {
  const detail = { because, ...(found === undefined ? {} : { name: found.user.name }) }
  const object = found?.user.id ?? ''
  const entry = { tenant, actor: ANONYMOUS, action: 'session.begin', object, outcome: 'refused', detail } as const
  await record(context, entry, client)
  return { kind: 'refused' }
}

async function welcome(
  context: IdentityContext,
  { tenant, client }: SignInRequest,
  { found: { user }, code }: { readonly found: Credentials; readonly code: CodeVerdict },
): Promise<SignIn> {
  const begun = await beginSession(context, user, client)
  const actor = { kind: 'user', id: user.id, name: user.name } as const
  const detail = { session: begun.principal.sessionId, factor: code }
  const entry = { tenant, actor, action: 'session.begin', object: user.id, outcome: 'done', detail } as const
  await record(context, entry, client)
  return begun
}

async function renewHash(
  { passwords, state }: IdentityContext,
  { user, passwordHash }: Credentials,
  password: string,
): Promise<void> {
  if (!passwords.isDated(passwordHash)) return
  const to = await passwords.hash(password)
  if (to !== 'busy') await state.accounts.rehash(user.tenant, user.id, { from: passwordHash, to })
}
