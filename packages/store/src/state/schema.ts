import type { Generated } from 'kysely'

/** The tables of the state store, as Kysely names them. Times are milliseconds since the Unix epoch; `tenant` and `cluster` scope every row. */
export interface StateSchema {
  readonly scans: ScanRow
  readonly assets: AssetRow
  readonly findings: FindingRow
  readonly exemplars: ExemplarRow
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
  /** What became of its findings, as JSON. */
  readonly outcome: string
}

export interface AssetRow extends Scoped {
  readonly key: string
  readonly kind: string
  readonly target: string
  readonly name: string
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
  readonly state: 'open' | 'resolved' | 'excepted'
  readonly first_seen: number
  readonly last_seen: number
  /** In how many scans it was seen. */
  readonly count: number
  readonly resolved_at: number | null
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
  /** Excerpt and path, as JSON. */
  readonly detail: string
}
