import type { Edit, Excerpt, Finding, Fingerprint, RuleId, Scan, Scope, Severity } from '@ringwall/model'

/** Findings over time. A promise that resolves means that it is on disk. */
export interface FindingStore {
  /**
   * Records what a scan found. The same id again changes nothing and gives the same answer. What was open in the scan's targets
   * and is found no more is resolved, unless the scan could not say.
   */
  record(id: string, scan: Recordable, source: ScanSource): Promise<Recorded>
  /** A page of findings. Cost: what the page holds, not what the store holds, where an index serves the order. */
  list(query: FindingQuery): Promise<FindingPage>
  /** How many findings there are by each value, each count under all filters but its own. Cost: the kinds of findings, not their number. */
  facets(query: Pick<FindingQuery, 'scope' | 'where'> & { readonly by?: readonly Dimension[] }): Promise<Facets>
  find(scope: Scope, fingerprint: Fingerprint): Promise<FindingDetail | undefined>
  /** How many assets have an open finding of a rule. Cost: its open findings. */
  assetsOf(scope: Scope, rule: RuleId): Promise<number>
  /** What the places of the open findings of rules say, by rule, each once and at most a hundred. */
  messagesOf(scope: Scope, rules: readonly RuleId[]): Promise<ReadonlyMap<string, readonly Told[]>>
  /** Says who works on findings; an empty name for nobody. Returns how many there are of them. */
  assign(scope: Scope, fingerprints: readonly Fingerprint[], owner: string): Promise<number>
  /** What came and went since a time. */
  changes(scope: Scope, since: number): Promise<Changes>
  /** How many were open over time, oldest first; one for each recorded scan, thinned to at most `points`, of which there are two or more. */
  trend(scope: Scope, since: number, points: number): Promise<readonly Snapshot[]>
  /** Removes all that is known of a target, and returns how many findings that were. */
  forget(scope: Scope, target: string): Promise<number>
}

/** What the store keeps of a scan. */
export type Recordable = Pick<
  Scan,
  'version' | 'scope' | 'targets' | 'startedAt' | 'finishedAt' | 'findings' | 'tallies' | 'coverage'
> & {
  readonly rules: ReadonlyMap<RuleId, unknown>
  readonly excepted: readonly { readonly finding: Finding }[]
}

/** What findings are counted by. */
export type Dimension = 'state' | 'severity' | 'rule' | 'target' | 'namespace' | 'resource'

/** Who brought a scan: somebody from outside, a job of the server, or the example estate. */
export type ScanSource = 'push' | 'job' | 'example'

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
  readonly states?: readonly FindingState[] | undefined
  readonly severities?: readonly Severity[] | undefined
  readonly rules?: readonly RuleId[] | undefined
  readonly targets?: readonly string[] | undefined
  /** `-` for what lives in none. */
  readonly namespaces?: readonly string[] | undefined
  /** Kubernetes kinds, `File` for a file. */
  readonly resources?: readonly string[] | undefined
  /** Keys of assets. */
  readonly assets?: readonly string[] | undefined
  /** Names of who works on it; an empty one for nobody. */
  readonly owners?: readonly string[] | undefined
  /** Only what a known change would mend. */
  readonly isFixable?: boolean | undefined
  /** Part of the title or of the asset's name, whatever the case. */
  readonly text?: string | undefined
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
  readonly namespace: string
  readonly resource: string
  readonly name: string
  readonly isFixable: boolean
  readonly owner: string
  readonly state: FindingState
  readonly firstSeen: number
  readonly lastSeen: number
  readonly count: number
  readonly resolvedAt: number | undefined
}

export interface FindingDetail extends KeptFinding {
  /** Of the scan that saw it last; at most eight. */
  readonly exemplars: readonly Exemplar[]
}

/** A place that proves a finding. */
export interface Exemplar {
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  /** As it is printed, `spec.containers[0].image`. */
  readonly path: string
  /** Lines around it; `undefined` where none were sent, or where a secret stands beside it. */
  readonly excerpt: Excerpt | undefined
  readonly edit: Edit | undefined
}

/** What a finding says at its first place. */
export interface Told {
  readonly severity: Severity
  readonly message: string
}

/** Counts by value. */
export interface Facets {
  /** How many match all filters. */
  readonly total: number
  /** True where counting stopped at ten thousand: every count is at least what it says. */
  readonly isCapped: boolean
  readonly bySeverity: Readonly<Record<string, number>>
  readonly byState: Readonly<Record<string, number>>
  readonly byRule: Readonly<Record<string, number>>
  readonly byTarget: Readonly<Record<string, number>>
  readonly byNamespace: Readonly<Record<string, number>>
  readonly byResource: Readonly<Record<string, number>>
}

export interface Changes {
  readonly opened: Readonly<Record<string, number>>
  readonly resolved: Readonly<Record<string, number>>
}

/** Open findings by severity at a time. */
export interface Snapshot {
  readonly at: number
  readonly bySeverity: Readonly<Record<string, number>>
}
