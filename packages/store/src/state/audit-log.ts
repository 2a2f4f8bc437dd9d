import type { KeyObject } from 'node:crypto'
import type { TenantId } from '@ringwall/model'

/**
 * What was done, by whom, and what was refused: only ever added to. Each entry holds the hash of the one before it and is signed,
 * so that none can be changed, taken out or put in without being noticed. What was cut off at the end can only be noticed by who
 * wrote down the head before.
 */
export interface AuditLog {
  append(entry: NewAuditEntry, key: AuditKey): Promise<KeptAuditEntry>
  /** Newest first. */
  list(query: AuditQuery): Promise<AuditPage>
  /** Reads every entry of the range, in order, and tells the first that is not as it was written. Cost: linear. */
  verify(range: AuditRange, keys: ReadonlyMap<string, KeyObject>): Promise<AuditVerdict>
}

export interface NewAuditEntry {
  readonly tenant: TenantId
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly actor: AuditActor
  /** Words and dots: `user.add`. */
  readonly action: string
  /** The id of what it was done to; empty where there is nothing to name. */
  readonly object: string
  readonly outcome: 'done' | 'refused' | 'failed'
  /** From where; empty where it came from this machine itself. */
  readonly address: string
  /** What else a reader wants to know; never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export interface AuditActor {
  /** `anonymous` is who could not say who they are. */
  readonly kind: 'user' | 'token' | 'system' | 'anonymous'
  readonly id: string
  readonly name: string
}

export interface KeptAuditEntry extends NewAuditEntry {
  /** From 1, without a gap, in each tenant. */
  readonly seq: number
  /** Hash of the entry before; empty for the first. */
  readonly previous: string
  /** SHA-256 of the entry as canonical JSON, in hexadecimal. */
  readonly hash: string
}

/** An Ed25519 key that signs. */
export interface AuditKey {
  /** Which of the public keys verifies. */
  readonly id: string
  readonly privateKey: KeyObject
}

export interface AuditQuery {
  readonly tenant: TenantId
  /** Left out, they do not restrict. */
  readonly actor?: string
  readonly action?: string
  /** From 1 to 500. */
  readonly limit: number
  /** `next` of the page before. */
  readonly before: number | undefined
}

export interface AuditPage {
  readonly entries: readonly KeptAuditEntry[]
  readonly next: number | undefined
}

/** Entries by their number, both ends included; left out, from the first to the last. */
export interface AuditRange {
  readonly tenant: TenantId
  readonly from?: number
  readonly to?: number
}

export type AuditVerdict =
  | { readonly kind: 'intact'; readonly entries: number; readonly head: AuditHead | undefined }
  | { readonly kind: 'broken'; readonly seq: number; readonly because: string }

/** The last entry that was read: written down elsewhere, it shows later whether the end was cut off. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}
