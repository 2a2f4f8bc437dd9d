import type { TenantId } from '@ringwall/model'
import type {
  AuditPage,
  AuditQuery,
  AuditVerdict,
  NewAuditEntry,
  Token,
  User,
  UserChange,
  UserPage,
  UserPageRequest,
} from '@ringwall/store/state'
import { offerBootstrap, type Redeemed, type Redemption, redeemBootstrap } from './bootstrap.ts'
import { ANONYMOUS, actorOf, type Client, type IdentityContext, record } from './context.ts'
import {
  type Federated,
  type FederatedSignIn,
  refuseFederated,
  signInFederated,
  takeFederatedTurn,
} from './federated.ts'
import type { IdentityKeys } from './keys.ts'
import { changePassword, type PasswordChange, type PasswordChanged } from './password.ts'
import { type PasswordHasher, passwordHasher } from './password-hash.ts'
import type { Role } from './permission.ts'
import type { Principal, TokenPrincipal, UserPrincipal } from './principal.ts'
import type { Unproven } from './prove.ts'
import { type RateLimit, rateLimit, type Turn } from './rate-limit.ts'
import {
  confirmTotp,
  offerTotp,
  removeTotp,
  type TotpConfirmation,
  type TotpConfirmed,
  type TotpOffer,
} from './second-factor.ts'
import { endSession, type OwnSession, ownSessions, principalOfSession } from './session.ts'
import { type SignIn, type SignInRequest, signIn } from './sign-in.ts'
import { type Minted, mintToken, principalOfToken, revokeToken, type TokenWish } from './token.ts'
import {
  type Administrator,
  addUser,
  changeUser,
  type PasswordReset,
  type PasswordResetDone,
  resetPassword,
  signOutUser,
  type UserAdded,
  type UserWish,
} from './users.ts'

/**
 * Who asks, and what becomes of it: all that a server needs to know of people and programs. Whether somebody may, a route asks
 * before (`may`); that something was done is in the audit log when a promise resolves.
 */
export interface Identity {
  /** True where a tenant has nobody yet. */
  needsBootstrap(tenant: TenantId): Promise<boolean>
  offerBootstrap(tenant: TenantId): Promise<string | undefined>
  redeemBootstrap(redemption: Redemption): Promise<Redeemed>

  signIn(request: SignInRequest): Promise<SignIn>
  signInFederated(person: Federated): Promise<FederatedSignIn>
  takeFederatedTurn(client: Client): Turn
  refuseFederated(refusal: { readonly tenant: TenantId; readonly because: string } & From): Promise<void>
  principalOfSession(secret: string): Promise<UserPrincipal | undefined>
  principalOfToken(text: string): Promise<TokenPrincipal | undefined>

  changePassword(principal: UserPrincipal, change: PasswordChange): Promise<PasswordChanged>
  sessions(principal: UserPrincipal): Promise<readonly OwnSession[]>
  /** One's own: this one, or the one of an id. */
  endSession(principal: UserPrincipal, end: { readonly id?: string; readonly client: Client }): Promise<boolean>
  offerTotp(principal: UserPrincipal): TotpOffer
  confirmTotp(principal: UserPrincipal, confirmation: TotpConfirmation & From): Promise<TotpConfirmed>
  removeTotp(principal: UserPrincipal, proof: { readonly password: string } & From): Promise<TotpRemoved>
  /** One's own. */
  tokens(principal: UserPrincipal): Promise<readonly Token[]>
  mintToken(principal: UserPrincipal, mint: { readonly wish: TokenWish } & From): Promise<Minted>
  revokeToken(principal: Principal, revocation: { readonly id: string } & From): Promise<boolean>

  users(tenant: TenantId, page: UserPageRequest): Promise<UserPage>
  user(tenant: TenantId, id: string): Promise<User | undefined>
  addUser(wish: UserWish, by: Administrator): Promise<UserAdded>
  changeUser(change: { readonly user: User; readonly change: RoleChange }, by: Administrator): Promise<UserChanged>
  resetPassword(reset: PasswordReset, by: Administrator): Promise<PasswordResetDone>
  signOutUser(user: User, by: Administrator): Promise<number>

  /** Writes down what a route did, or refused to. */
  audit(deed: Deed): Promise<void>
  auditLog(query: AuditQuery): Promise<AuditPage>
  /** Reads the whole log of a tenant: who asks while one is read gets the answer of that. */
  verifyAudit(tenant: TenantId): Promise<AuditVerdict>
  /** Removes sessions that ended, and says how many: once in a while. */
  purge(): Promise<number>
}

interface From {
  readonly client: Client
}

export type TotpRemoved = { readonly kind: 'removed' } | Unproven
export type RoleChange = UserChange & { readonly role?: Role }
export type UserChanged = 'changed' | 'unknown' | 'last_of_role'

export interface Deed extends Omit<NewAuditEntry, 'time' | 'address' | 'actor'>, From {
  /** `undefined` for who could not say who they are. */
  readonly principal: Principal | undefined
}

export interface IdentityOptions extends Pick<IdentityContext, 'state'> {
  readonly keys: IdentityKeys
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly passwords?: PasswordHasher
  readonly limit?: RateLimit
}

/** One for a server: it counts the attempts of all who ask. */
export function createIdentity({
  passwords = passwordHasher(),
  limit = rateLimit(),
  ...options
}: IdentityOptions): Identity {
  const context: IdentityContext = { ...options, passwords, limit }
  const { accounts, sessions, tokens, audit } = context.state
  const verifying = new Map<TenantId, Promise<AuditVerdict>>()
  return {
    needsBootstrap: async (tenant) => (await accounts.list(tenant, { limit: 1, after: undefined })).users.length === 0,
    offerBootstrap: (tenant) => offerBootstrap(context, tenant),
    redeemBootstrap: (redemption) => redeemBootstrap(context, redemption),
    signIn: (request) => signIn(context, request),
    signInFederated: (person) => signInFederated(context, person),
    takeFederatedTurn: (client) => takeFederatedTurn(context, client),
    refuseFederated: (refusal) => refuseFederated(context, refusal),
    principalOfSession: (secret) => principalOfSession(context, secret),
    principalOfToken: (text) => principalOfToken(context, text),
    changePassword: (principal, change) => changePassword(context, principal, change),
    sessions: (principal) => ownSessions(context, principal),
    endSession: (principal, end) => endSession(context, principal, end),
    offerTotp: (principal) => offerTotp(context, principal),
    confirmTotp: (principal, confirmation) => confirmTotp(context, principal, confirmation),
    removeTotp: (principal, proof) => removeTotp(context, principal, proof),
    tokens: ({ tenant, id }) => tokens.list(tenant, id),
    mintToken: (principal, mint) => mintToken(context, principal, mint),
    revokeToken: (principal, revocation) => revokeToken(context, principal, revocation),
    users: (tenant, page) => accounts.list(tenant, page),
    user: (tenant, id) => accounts.find(tenant, id),
    addUser: (wish, by) => addUser(context, wish, by),
    changeUser: (change, by) => changeUser(context, change, by),
    resetPassword: (reset, by) => resetPassword(context, reset, by),
    signOutUser: (user, by) => signOutUser(context, user, by),
    audit: ({ principal, client, ...deed }) => {
      const actor = principal === undefined ? ANONYMOUS : actorOf(principal)
      return record(context, { ...deed, actor }, client)
    },
    auditLog: (query) => audit.list(query),
    verifyAudit: (tenant) => {
      const running = verifying.get(tenant)
      if (running !== undefined) return running
      const verdict = audit.verify({ tenant }, context.keys.verifying).finally(() => verifying.delete(tenant))
      verifying.set(tenant, verdict)
      return verdict
    },
    purge: () => sessions.purge(context.now()),
  }
}
