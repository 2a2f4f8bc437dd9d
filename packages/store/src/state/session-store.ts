import type { TenantId } from '@ringwall/model'

/** Who is signed in. Of the secret that a browser holds only its SHA-256 is kept. */
export interface SessionStore {
  add(session: NewSession): Promise<void>
  /** The session of a secret where it is alive at `now`: neither past its end nor idle for too long. */
  find(hash: string, now: number): Promise<Session | undefined>
  /** Remembers that it was used. */
  touch(hash: string, now: number): Promise<void>
  /** Gives a live session another secret; the one before is worth nothing from then on. False where it is not alive. */
  rotate(hash: string, rotation: { readonly to: string; readonly now: number }): Promise<boolean>
  /** Live ones of a user, newest first. */
  list(tenant: TenantId, userId: string, now: number): Promise<readonly Session[]>
  /** False where there is none of this id in the tenant. */
  revoke(tenant: TenantId, id: string): Promise<boolean>
  /** All of a user, or all but one; says how many. */
  revokeAll(tenant: TenantId, userId: string, exceptId?: string): Promise<number>
  /** Removes what is not alive, and says how many. */
  purge(now: number): Promise<number>
}

export interface Session {
  readonly tenant: TenantId
  /** Names it to people: it opens nothing. */
  readonly id: string
  readonly userId: string
  /** What the browser calls itself. */
  readonly agent: string
  readonly createdAt: number
  readonly seenAt: number
  /** It ends when it was not used for so long, */
  readonly idleMs: number
  /** and here at the latest. */
  readonly expiresAt: number
}

export interface NewSession extends Omit<Session, 'seenAt'> {
  readonly hash: string
}
