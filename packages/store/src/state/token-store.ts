import type { ClusterId, TenantId } from '@ringwall/model'

/** API tokens. Of a token only its SHA-256 is kept, and its first characters, by which people know it again. */
export interface TokenStore {
  add(token: NewToken): Promise<void>
  /** The token where it is good at `now`: neither expired nor revoked. */
  find(hash: string, now: number): Promise<Token | undefined>
  /** Remembers that it was used. */
  touch(hash: string, now: number): Promise<void>
  /** Newest first, those that are good no more too; of one user, or of all. Not paged: a user may have few. */
  list(tenant: TenantId, userId?: string): Promise<readonly Token[]>
  /** Of its id, good or not. */
  get(tenant: TenantId, id: string): Promise<Token | undefined>
  /** False where it was revoked before, or there is none of this id in the tenant. */
  revoke(tenant: TenantId, id: string, now: number): Promise<boolean>
  /** All of a user; says how many. */
  revokeAll(tenant: TenantId, userId: string, now: number): Promise<number>
}

export interface Token {
  readonly tenant: TenantId
  readonly id: string
  /** Whose it is: it may never do more than its user may. */
  readonly userId: string
  readonly prefix: string
  /** What it is for, in the words of who made it. */
  readonly name: string
  readonly permissions: readonly string[]
  /** The clusters to which it is held; `undefined` for every one that its user has. */
  readonly clusters: readonly ClusterId[] | undefined
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | undefined
  readonly revokedAt: number | undefined
}

export interface NewToken extends Omit<Token, 'usedAt' | 'revokedAt'> {
  readonly hash: string
}
