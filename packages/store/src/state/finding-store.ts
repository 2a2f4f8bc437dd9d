import type { Finding, Fingerprint, RuleId, Scan, Scope, Severity } from '@ringwall/model'

/** Findings over time. A promise that resolves means that it is on disk. */
export interface FindingStore {
  /**
   * Records what a scan found. The same id again changes nothing and gives the same answer. What was open in the scan's targets
   * and is found no more is resolved, unless the scan could not say.
   */
  record(id: string, scan: Scan): Promise<Recorded>
  /** A page of findings. Cost: what the page holds, not what the store holds, where an index serves the order. */
  list(query: FindingQuery): Promise<FindingPage>
  /** How many findings there are by each value. Cost: linear in the findings of the scope. */
  facets(query: Pick<FindingQuery, 'scope' | 'where'>): Promise<Facets>
  find(scope: Scope, fingerprint: Fingerprint): Promise<KeptFinding | undefined>
}

export type FindingState = 'open' | 'resolved' | 'excepted'

/** What became of the findings of a scan. */
export interface Recorded {
  readonly opened: number
  readonly reopened: number
  readonly unchanged: number
  readonly resolved: number
}

export interface FindingQuery {
  readonly scope: Scope
  readonly where: FindingFilter
  readonly order: 'severity' | 'last_seen'
  /** From 1 to 500. */
  readonly limit: number
  /** `next` of the page before. */
  readonly after: string | undefined
}

/** What is left out does not restrict. */
export interface FindingFilter {
  readonly states?: readonly FindingState[]
  readonly severities?: readonly Severity[]
  readonly rules?: readonly RuleId[]
  readonly targets?: readonly string[]
}

export interface FindingPage {
  readonly findings: readonly KeptFinding[]
  /** Where the next page begins; `undefined` on the last. */
  readonly next: string | undefined
}

/** A finding as it is kept: without its places, but with its history. */
export interface KeptFinding extends Pick<Finding, 'fingerprint' | 'rule' | 'severity' | 'title' | 'remediation'> {
  /** Key of the asset. */
  readonly asset: string
  readonly target: string
  readonly state: FindingState
  readonly firstSeen: number
  readonly lastSeen: number
  readonly count: number
  readonly resolvedAt: number | undefined
}

/** Counts by value. */
export interface Facets {
  readonly bySeverity: Readonly<Record<string, number>>
  readonly byState: Readonly<Record<string, number>>
  readonly byRule: Readonly<Record<string, number>>
  readonly byTarget: Readonly<Record<string, number>>
}
