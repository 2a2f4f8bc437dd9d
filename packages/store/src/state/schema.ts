import type { Generated } from 'kysely'
import type { AccountSchema } from './account-schema.ts'
import type { NotificationSchema } from './notification-schema.ts'

/** The tables of the state store, as Kysely names them. Times are milliseconds since the Unix epoch; `tenant` and `cluster` scope every row. */
export interface StateSchema extends AccountSchema, NotificationSchema {
  readonly scans: ScanRow
  readonly assets: AssetRow
  readonly findings: FindingRow
  readonly finding_counts: CountRow
  readonly finding_titles: TitleRow
  readonly exemplars: ExemplarRow
  readonly snapshots: SnapshotRow
  readonly exceptions: ExceptionRow
  readonly jobs: JobRow
  readonly views: ViewRow
  readonly default_views: DefaultViewRow
}

interface Scoped {
  readonly tenant: string
  readonly cluster: string
}

/** A scan that was recorded: once, however often it is sent. */
export interface ScanRow extends Scoped {
  readonly id: string
  readonly version: string
  readonly started_at: number
  readonly finished_at: number
  /** JSON list of the targets' ids. */
  readonly targets: string
  readonly is_complete: number
  readonly source: 'push' | 'job' | 'example'
  /** How many open findings it had by severity, as JSON. */
  readonly by_severity: string
  /** What it saw and did not see, as JSON. */
  readonly coverage: string
  /** What each rule said, as JSON: `{ "<rule>": [pass, fail, not evaluated] }`. */
  readonly tallies: string
  /** What became of its findings, as JSON. */
  readonly outcome: string
}

export interface AssetRow extends Scoped {
  readonly key: string
  readonly kind: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
  /** OCSF severity id of its worst open finding; 0 where it has none. */
  readonly worst: number
  /** How many of its findings are open. */
  readonly open: number
  readonly first_seen: number
  readonly last_seen: number
}

export interface FindingRow extends Scoped {
  readonly fingerprint: string
  readonly rule: string
  /** OCSF severity id, higher is worse. */
  readonly severity: number
  readonly title: string
  readonly remediation: string
  readonly asset: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
  /** 1 where a change that satisfies the rule is known. */
  readonly is_fixable: number
  /** Who works on it; empty for nobody. */
  readonly owner: string
  readonly state: 'open' | 'resolved' | 'excepted'
  readonly first_seen: number
  readonly last_seen: number
  /** In how many scans it was seen. */
  readonly count: number
  readonly resolved_at: number | null
  /** A number for what its places say. */
  readonly said: number
}

/** What the findings of a rule are called. */
export interface TitleRow extends Scoped {
  readonly rule: string
  readonly title: string
}

/** How many findings there are of each kind: kept by triggers, never written by code. */
export interface CountRow extends Scoped {
  readonly state: string
  readonly rule: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly severity: number
  readonly count: number
}

/** Places that prove a finding, of the scan that saw it last. */
export interface ExemplarRow extends Scoped {
  readonly id: Generated<number>
  readonly fingerprint: string
  readonly position: number
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  /** Excerpt, path and edit, as JSON. */
  readonly detail: string
}

/** How many findings were open at a time, by severity, as JSON. */
export interface SnapshotRow extends Scoped {
  readonly at: number
  readonly by_severity: string
}

/** A risk that somebody accepts, or asks to accept. */
export interface ExceptionRow extends Scoped {
  readonly id: string
  readonly fingerprint: string
  readonly state: 'requested' | 'approved' | 'refused' | 'revoked' | 'expired'
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires: string
  readonly requested_by: string
  readonly requested_at: number
  readonly decided_by: string | null
  readonly decided_at: number | null
}

export interface JobRow extends Scoped {
  readonly id: string
  readonly kind: 'scan' | 'retention'
  readonly target: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly requested_by: string
  readonly requested_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
  /** The scan that came of it. */
  readonly scan: string | null
  readonly error: string | null
  /** How much it removed, by what, as JSON. */
  readonly removed: string | null
}

/** A list of findings that somebody comes back to. */
export interface ViewRow {
  readonly tenant: string
  readonly id: string
  /** Id of the user. */
  readonly owner: string
  readonly name: string
  readonly query: string
  readonly is_shared: number
  readonly created_at: number
}

/** The view with which a user begins. */
export interface DefaultViewRow {
  readonly tenant: string
  readonly user_id: string
  readonly view: string
}
