import type { ClusterId, TenantId } from '@ringwall/model'

/** The people of a tenant. Names are unique in it, whatever their case. A promise that resolves means that it is on disk. */
export interface AccountStore {
  add(user: NewUser): Promise<'added' | 'name_taken'>
  find(tenant: TenantId, id: string): Promise<User | undefined>
  /** With what proves who it is: for signing in, and for nobody to see. */
  findByName(tenant: TenantId, name: string): Promise<Credentials | undefined>
  /** In the order of their names. */
  list(tenant: TenantId, page: UserPageRequest): Promise<UserPage>
  /** Refused where nobody who is enabled would have the role `keep`. What is left out stays as it is. */
  change(
    tenant: TenantId,
    id: string,
    change: UserChange,
    keep: string,
  ): Promise<'changed' | 'unknown' | 'last_of_role'>
  setPassword(tenant: TenantId, id: string, password: NewPassword): Promise<boolean>
  /** Puts a hash in the place of an older one of the same password; nothing where that has changed since. */
  rehash(tenant: TenantId, id: string, hashes: { readonly from: string; readonly to: string }): Promise<boolean>
  /** Sets the second factor and its recovery codes, or removes both. */
  setTotp(tenant: TenantId, id: string, totp: NewTotp | undefined): Promise<boolean>
  /** True once for each step, and never for one that is not later than the last: a code is not used twice. */
  useTotpStep(tenant: TenantId, id: string, step: number): Promise<boolean>
  /** True once for each code. */
  useRecoveryCode(tenant: TenantId, id: string, code: { readonly hash: string; readonly now: number }): Promise<boolean>
  /** How many recovery codes were not used yet. */
  recoveryCodesLeft(tenant: TenantId, id: string): Promise<number>
  /** The user who is the subject of an issuer, where they were here before. */
  findSubject(subject: Subject): Promise<User | undefined>
  /** Adds a user for a subject; `known` where there is one. A name that somebody has is never theirs for having it. */
  addSubject(subject: SubjectUser): Promise<'added' | 'known' | 'name_taken'>
  /** Makes the one link by which the first user of a tenant is made; the link before is void. False where there is a user. */
  offerBootstrap(bootstrap: Bootstrap): Promise<boolean>
  /** Adds the first user by the link: once, in time, and only where there is nobody. */
  redeemBootstrap(redemption: BootstrapRedemption): Promise<'added' | 'refused'>
}

export interface User {
  readonly tenant: TenantId
  readonly id: string
  readonly name: string
  readonly role: string
  /** The clusters to which it is held; `undefined` for every one. */
  readonly clusters: readonly ClusterId[] | undefined
  readonly createdAt: number
  readonly disabledAt: number | undefined
  readonly passwordChangedAt: number
  readonly mustChangePassword: boolean
  readonly hasTotp: boolean
}

export interface NewUser extends Pick<User, 'tenant' | 'id' | 'name' | 'role' | 'clusters' | 'mustChangePassword'> {
  /** Empty for who signs in elsewhere: no password is right. */
  readonly passwordHash: string
  readonly now: number
}

export interface Credentials {
  readonly user: User
  readonly passwordHash: string
  /** Sealed; `undefined` where there is no second factor. */
  readonly totpSecret: string | undefined
}

export interface UserPageRequest {
  /** From 1 to 500. */
  readonly limit: number
  /** `next` of the page before. */
  readonly after: string | undefined
}

export interface UserPage {
  readonly users: readonly User[]
  readonly next: string | undefined
}

export interface UserChange {
  readonly role?: string
  readonly clusters?: readonly ClusterId[] | 'every'
  /** Since when it may not sign in; `enabled` for from now on it may. */
  readonly disabled?: number | 'enabled'
}

export interface NewPassword {
  readonly hash: string
  readonly mustChange: boolean
  readonly now: number
}

export interface NewTotp {
  readonly sealedSecret: string
  /** The step by which it was proven; its code is used. */
  readonly step: number
  readonly recoveryHashes: readonly string[]
}

/** A person as an OpenID provider knows them: `iss` and `sub`, which never change (OpenID Connect Core, 2). */
export interface Subject {
  readonly tenant: TenantId
  readonly issuer: string
  readonly subject: string
}

export interface SubjectUser {
  readonly subject: Subject
  readonly user: NewUser
}

export interface Bootstrap {
  readonly tenant: TenantId
  readonly hash: string
  readonly expiresAt: number
}

export interface BootstrapRedemption {
  readonly hash: string
  readonly user: NewUser
}
