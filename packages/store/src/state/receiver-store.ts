import type { Severity, TenantId } from '@ringwall/model'

/** Who is told of findings, and of which. Not paged: a tenant has few. */
export interface ReceiverStore {
  /** The oldest first. */
  list(tenant: TenantId): Promise<readonly Receiver[]>
  find(tenant: TenantId, id: string): Promise<Receiver | undefined>
  /** Throws a StateError (conflict) where there are a hundred already. */
  add(receiver: Receiver): Promise<void>
  /** False where there is none. */
  change(tenant: TenantId, id: string, change: ReceiverChange): Promise<boolean>
  /** With its subscriptions and all that it was or would have been told. False where there is none. */
  remove(tenant: TenantId, id: string): Promise<boolean>
  subscriptions(tenant: TenantId): Promise<readonly Subscription[]>
  /** Throws a StateError (conflict) where there are a hundred already, or its receiver is not there. */
  subscribe(subscription: Subscription): Promise<void>
  changeSubscription(tenant: TenantId, id: string, change: SubscriptionChange): Promise<boolean>
  unsubscribe(tenant: TenantId, id: string): Promise<boolean>
}

export interface Receiver {
  readonly tenant: TenantId
  readonly id: string
  readonly name: string
  readonly destination: Destination
  /** Sealed. */
  readonly secrets: string
  readonly isActive: boolean
  /** How many messages it is sent in an hour at most. */
  readonly perHour: number
  readonly createdAt: number
}

/** Where messages go, as far as everybody may know. */
export type Destination =
  | { readonly kind: 'webhook'; readonly host: string }
  | { readonly kind: 'slack'; readonly host: string }
  | {
      readonly kind: 'email'
      readonly host: string
      readonly port: number
      /** `none` sends in the clear. */
      readonly encryption: 'tls' | 'starttls' | 'none'
      /** Empty for a server that asks for none. */
      readonly user: string
      readonly from: string
      readonly to: readonly string[]
    }

export type ReceiverChange = Partial<Pick<Receiver, 'name' | 'destination' | 'secrets' | 'isActive' | 'perHour'>>

export interface Subscription {
  readonly tenant: TenantId
  readonly id: string
  /** Id of the receiver. */
  readonly receiver: string
  readonly name: string
  readonly wants: Wants
  readonly cadence: Cadence
  readonly isActive: boolean
  readonly createdAt: number
}

export type SubscriptionChange = Partial<Pick<Subscription, 'name' | 'wants' | 'cadence' | 'isActive' | 'receiver'>>

/** Each change as soon as it is kept, or all of an hour or a day in one message. */
export type Cadence = (typeof CADENCES)[number]
export const CADENCES = ['at_once', 'hourly', 'daily'] as const

/** What became of a finding. */
export type FindingChange = (typeof FINDING_CHANGES)[number]
export const FINDING_CHANGES = ['new', 'reopened', 'resolved'] as const

/** Changes of findings; what is left out does not restrict. */
export interface Wants {
  readonly changes: readonly FindingChange[]
  /** This severity or worse. */
  readonly severity: Severity
  readonly rules?: readonly string[] | undefined
  /** Kubernetes kinds, `File` for a file. */
  readonly resources?: readonly string[] | undefined
  readonly targets?: readonly string[] | undefined
  readonly clusters?: readonly string[] | undefined
  /** `-` for what lives in none. */
  readonly namespaces?: readonly string[] | undefined
}
