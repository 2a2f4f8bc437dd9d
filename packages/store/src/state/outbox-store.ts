import type { Severity, TenantId } from '@ringwall/model'
import type { PageQuery } from './page.ts'
import type { Cadence, FindingChange, Receiver } from './receiver-store.ts'

/**
 * What is to be told and what was. Changes are written down in the transaction that makes them, joined to messages that are
 * never changed afterwards, and sent until somebody says that they arrived: a crash loses nothing, and what is sent twice has
 * the same id.
 */
export interface OutboxStore {
  /**
   * Makes messages of what is due: for each receiver that has none waiting, and was not sent too many in the last hour. What
   * its limit holds back is counted. Returns how many it made.
   */
  gather(now: number, mint: () => string): Promise<number>
  /** Messages whose time has come, the longest waiting first. */
  due(now: number, limit: number): Promise<readonly Message[]>
  /** What came of sending a message. */
  settle(message: Pick<Message, 'tenant' | 'id'>, outcome: Settled): Promise<void>
  /** What a receiver was told, the newest first. */
  list(query: DeliveryQuery): Promise<DeliveryPage>
}

/** What is told at once. */
export interface Message {
  readonly tenant: TenantId
  readonly id: string
  readonly receiver: Receiver
  readonly cadence: Cadence
  readonly madeAt: number
  /** How often it was tried before. */
  readonly attempts: number
  /** How many changes it tells of. */
  readonly changes: number
  /** How many of them the limit had held back. */
  readonly held: number
  readonly counts: readonly Tally[]
  /** The worst, at most fifty. */
  readonly notices: readonly Notice[]
}

export interface Tally {
  readonly change: FindingChange
  readonly severity: Severity
  readonly count: number
}

/** A finding that changed. */
export interface Notice {
  readonly change: FindingChange
  readonly severity: Severity
  readonly fingerprint: string
  readonly rule: string
  readonly title: string
  readonly cluster: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
  readonly at: number
}

export type Settled =
  | { readonly state: 'delivered'; readonly at: number }
  /** To be tried again. */
  | { readonly state: 'waiting'; readonly dueAt: number; readonly error: string }
  | { readonly state: 'failed'; readonly at: number; readonly error: string }

export interface DeliveryQuery extends PageQuery {
  readonly tenant: TenantId
  readonly receiver: string
}

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[]
  readonly next: string | undefined
}

/** What became of a message. */
export interface Delivery {
  readonly id: string
  readonly cadence: Cadence
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly changes: number
  readonly held: number
  readonly attempts: number
  readonly madeAt: number
  /** When it is sent next; `undefined` for what is settled. */
  readonly dueAt: number | undefined
  readonly settledAt: number | undefined
  readonly error: string | undefined
}
