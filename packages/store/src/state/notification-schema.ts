import type { Generated } from 'kysely'

/** The tables of notifications, as Kysely names them. Times are milliseconds since the Unix epoch. */
export interface NotificationSchema {
  readonly receivers: ReceiverRow
  readonly subscriptions: SubscriptionRow
  readonly notices: NoticeRow
  readonly messages: MessageRow
}

/** Who is told. */
export interface ReceiverRow {
  readonly tenant: string
  readonly id: string
  readonly name: string
  /** JSON, with nothing in it that must not be shown. */
  readonly destination: string
  /** Addresses that let in who knows them, keys and passwords, sealed by who holds the key. */
  readonly secrets: string
  readonly is_active: number
  /** How many messages it is sent in an hour at most. */
  readonly per_hour: number
  readonly created_at: number
  /** When its hourly digest was last looked at. */
  readonly hourly_at: number
  readonly daily_at: number
}

/** Of which findings a receiver is told. */
export interface SubscriptionRow {
  readonly tenant: string
  readonly id: string
  readonly receiver: string
  readonly name: string
  /** JSON. */
  readonly wants: string
  readonly cadence: 'at_once' | 'hourly' | 'daily'
  readonly is_active: number
  readonly created_at: number
}

/** A change that a receiver is to be told of, written with the change itself; or how many more there were of a kind. */
export interface NoticeRow {
  readonly id: Generated<number>
  readonly tenant: string
  readonly cluster: string
  readonly receiver: string
  readonly cadence: SubscriptionRow['cadence']
  readonly change: 'new' | 'reopened' | 'resolved'
  readonly severity: number
  readonly count: number
  /** Empty where it stands for several. */
  readonly fingerprint: string
  readonly rule: string
  readonly title: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
  readonly at: number
  /** 1 where the limit of its receiver held it back. */
  readonly is_held: number
  /** The message that tells it; null until there is one. */
  readonly message: string | null
}

/** A message of one or more notices: what it says never changes, however often it is sent. */
export interface MessageRow {
  readonly tenant: string
  readonly id: string
  readonly receiver: string
  readonly cadence: SubscriptionRow['cadence']
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly changes: number
  /** How many of the changes the limit had held back. */
  readonly held: number
  readonly attempts: number
  readonly made_at: number
  /** When it is sent next. */
  readonly due_at: number
  readonly settled_at: number | null
  /** What went wrong last. */
  readonly error: string | null
}
