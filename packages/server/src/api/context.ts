import { cluster, type Rule, type Scope, type TenantId } from '@ringwall/model'
import type { State } from '@ringwall/store/state'
import type { Identity, Principal } from '../lib/identity/index.ts'
import type { Jobs } from '../lib/jobs/index.ts'
import type { Live } from '../lib/live/index.ts'
import type { Notifier } from '../lib/notify/index.ts'
import type { Oidc } from '../lib/oidc/index.ts'
import type { Retention } from '../lib/retention/index.ts'

/** What the routes of the API work with. */
export interface ApiContext {
  readonly state: State
  readonly identity: Identity
  /** `undefined` where there is no OpenID provider. */
  readonly oidc: Oidc | undefined
  readonly jobs: Jobs
  readonly live: Live
  readonly notifier: Notifier
  readonly retention: Retention
  /** Every rule there is. */
  readonly rules: readonly Rule[]
  readonly version: string
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly settings: ApiSettings
}

export interface ApiSettings {
  /** The tenant of who has not signed in yet. */
  readonly tenant: TenantId
  /** What the server may scan by itself. */
  readonly targets: readonly ScanTarget[]
  /** True where another than who asks must approve an exception. */
  readonly needsSecondPerson: boolean
  /** Where the console is reached, `https://ringwall.example`; requests for other hosts are refused. */
  readonly origins: readonly string[]
}

/** A directory or file of this machine. */
export interface ScanTarget {
  readonly id: string
  readonly path: string
  readonly isExample: boolean
}

/** What a principal sees. */
export function scopeOf({ tenant }: Pick<Principal, 'tenant'>): Scope {
  return { tenant, cluster: cluster('-') }
}
