// What the server says, as JSON: the wire forms of its answers. `undefined` members are left out there.
import type { Edit, Excerpt, Gap, Severity } from '@ringwall/model'

/** Counts by severity or by another value. */
export type Counts = Readonly<Record<string, number>>

/** What a principal may do. */
export type Permission =
  | 'findings:read'
  | 'findings:write'
  | 'exceptions:write'
  | 'exceptions:approve'
  | 'scans:read'
  | 'scans:write'
  | 'jobs:write'
  | 'rules:read'
  | 'compliance:read'
  | 'metrics:read'
  | 'audit:read'
  | 'tokens:own'
  | 'users:admin'
  | 'settings:admin'

/** Who is signed in, if anybody is. */
export interface Session {
  readonly version: string
  readonly needsBootstrap: boolean
  /** At which people may sign in too. */
  readonly oidc?: { readonly name: string }
  readonly principal?: Principal
}

export interface Principal {
  readonly kind: 'user' | 'token'
  readonly id: string
  readonly name: string
  readonly tenant: string
  readonly role: string
  readonly permissions: readonly string[]
  /** Nothing else is allowed before. */
  readonly mustChangePassword?: boolean
}

export type FindingState = 'open' | 'resolved' | 'excepted'

/** A finding of a list. */
export interface Finding {
  readonly fingerprint: string
  readonly rule: string
  readonly severity: Severity
  readonly title: string
  readonly remediation: string
  /** Key of the asset. */
  readonly asset: string
  readonly target: string
  /** `-` for what lives in none. */
  readonly namespace: string
  readonly resource: string
  readonly name: string
  readonly isFixable: boolean
  readonly owner: string
  readonly state: FindingState
  readonly firstSeen: number
  readonly lastSeen: number
  readonly count: number
  readonly resolvedAt?: number
}

/** A finding, whole. */
export interface FindingDetail extends Omit<Finding, 'rule'> {
  readonly ruleId: string
  readonly rule: RuleDetail
  readonly exemplars: readonly Exemplar[]
  readonly exceptions: readonly Exception[]
}

/** A place that proves a finding. */
export interface Exemplar {
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly path: string
  readonly excerpt?: Excerpt
  readonly edit?: Edit
}

export interface Facets {
  readonly total: number
  readonly isCapped: boolean
  readonly bySeverity: Counts
  readonly byState: Counts
  readonly byRule: Counts
  readonly byTarget: Counts
  readonly byNamespace: Counts
  readonly byResource: Counts
}

export interface Asset {
  readonly key: string
  readonly kind: string
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
  readonly worst?: Severity
  readonly open: number
  readonly firstSeen: number
  readonly lastSeen: number
}

export interface AssetDetail extends Asset {
  readonly findings: readonly Finding[]
}

export interface Outcome {
  readonly opened: number
  readonly reopened: number
  readonly unchanged: number
  readonly resolved: number
}

export interface Scan {
  readonly id: string
  readonly version: string
  readonly targets: readonly string[]
  readonly startedAt: number
  readonly finishedAt: number
  readonly isComplete: boolean
  readonly source: 'push' | 'job' | 'example'
  readonly bySeverity: Counts
  readonly outcome: Outcome
}

export interface ScanDetail extends Scan {
  readonly filesRead: number
  readonly objectsJudged: number
  /** The first 500 of `gapCount`. */
  readonly gaps: readonly Gap[]
  readonly gapCount: number
  /** Pass, fail and not evaluated, by rule. */
  readonly tallies: Readonly<Record<string, readonly [number, number, number]>>
}

export interface Target {
  readonly id: string
  /** Where the server reads it; absent where scans of it are only sent in. */
  readonly path?: string
  readonly isExample: boolean
  readonly lastScan?: Scan
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export interface Job {
  readonly id: string
  readonly kind: 'scan' | 'retention'
  /** Empty for what is of no target. */
  readonly target: string
  readonly state: JobState
  readonly requestedBy: string
  readonly requestedAt: number
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly scan?: string
  readonly error?: string
  /** How much was removed, by what. */
  readonly removed?: Counts
  /** Told by live updates alone. */
  readonly progress?: Progress
}

export interface Progress {
  readonly filesRead: number
  readonly objectsFound: number
}

export type ExceptionState = 'requested' | 'approved' | 'refused' | 'revoked' | 'expired'

export interface Exception {
  readonly id: string
  readonly fingerprint: string
  readonly title: string
  readonly asset: string
  readonly state: ExceptionState
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires: string
  readonly requestedBy: string
  readonly requestedAt: number
  readonly decidedBy?: string
  readonly decidedAt?: number
}

export interface RuleSummary {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly isOptional: boolean
  readonly standard?: { readonly name: string; readonly section: string; readonly url: string }
  readonly techniques: readonly string[]
  readonly controls: readonly { readonly framework: string; readonly id: string }[]
  readonly maturity: 'experimental' | 'stable'
  readonly isFixable: boolean
  readonly open: number
}

export interface RuleDetail extends RuleSummary {
  readonly description: string
  readonly remediation: string
  readonly references: readonly string[]
  readonly falsePositives: readonly string[]
  readonly fix?: { readonly safety: 'safe' | 'unsafe'; readonly mayStop: string }
  readonly translations?: { readonly 'zh-Hans'?: { readonly title: string; readonly remediation: string } }
}

export type ControlStatus = 'failed' | 'met' | 'partly' | 'not_evaluated' | 'not_decided'

/** How the controls of a framework came out. A percentage is never shown without what was not decided. */
export interface Score {
  readonly counts: Readonly<Partial<Record<ControlStatus, number>>>
  readonly total: number
  readonly decided: number
  readonly passed: number
  readonly percent?: number
}

export interface FrameworkSummary {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly publisher: string
  readonly url: string
  readonly score: Score
}

export interface Framework extends FrameworkSummary {
  readonly licence: string
  readonly note: string
  readonly isComplete: boolean
  readonly sections: readonly Section[]
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly controls: readonly Control[]
}

export interface Control {
  readonly id: string
  readonly title: string
  readonly level?: string
  readonly status: ControlStatus
  readonly severity?: Severity
  /** What of it no rule can decide; empty where the rules decide it all. */
  readonly undecided: string
  readonly decidedBy: 'manifests' | 'node' | 'cluster' | 'process'
  readonly rules: readonly string[]
  readonly open: number
  readonly gaps?: number
  readonly because: readonly Obstacle[]
}

/** Why rules say nothing. */
export interface Obstacle {
  readonly reason: 'did_not_run' | 'no_object' | 'could_not_judge'
  readonly rules: readonly string[]
}

export type SectorId = 'manifests' | 'images' | 'admission' | 'runtime' | 'network' | 'apis' | 'identity' | 'audit'

/** A defence of the wall. */
export interface Sector {
  readonly id: SectorId
  readonly isConnected: boolean
  /** Part that was judged, from 0 to 1. */
  readonly watched: number
  readonly worst?: Severity
  readonly open: number
}

export interface Snapshot {
  readonly at: number
  readonly bySeverity: Counts
}

export interface Situation {
  readonly at: number
  readonly bySeverity: Counts
  readonly sectors: readonly Sector[]
  readonly changes: { readonly since: number; readonly opened: Counts; readonly resolved: Counts }
  readonly trend: readonly Snapshot[]
  readonly doFirst: readonly Lever[]
  readonly latest: readonly Scan[]
  readonly incomplete: readonly { readonly target: string; readonly gaps: number; readonly at: number }[]
  readonly waiting: { readonly exceptions: number }
}

/** A rule whose findings are worth closing first. */
export interface Lever {
  readonly rule: RuleSummary
  readonly findings: number
  readonly assets: number
  readonly isFixable: boolean
}

export interface AuditEntry {
  readonly seq: number
  readonly time: number
  readonly actor: {
    readonly kind: 'user' | 'token' | 'system' | 'anonymous'
    readonly id: string
    readonly name: string
  }
  readonly action: string
  readonly object: string
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly address: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Whether every entry of the audit log is as it was written. */
export interface AuditVerdict {
  readonly kind: 'intact' | 'broken'
  readonly entries?: number
  /** The first entry that is not as it was written. */
  readonly seq?: number
  readonly because?: string
}

/** A secret for an application that computes codes; it counts once it is confirmed. */
export interface SecondFactorOffer {
  readonly secret: string
  readonly address: string
  readonly sealed: string
}

export interface Token {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly permissions: readonly string[]
  readonly createdAt: number
  readonly expiresAt: number
  readonly lastUsedAt?: number
  readonly revokedAt?: number
}

export interface User {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly createdAt: number
  readonly disabledAt?: number
  readonly mustChangePassword: boolean
  readonly hasTotp: boolean
}

export interface Login {
  readonly id: string
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly userAgent?: string
  readonly isThis: boolean
}

/** Who is told of findings. */
export interface Receiver {
  readonly id: string
  readonly name: string
  readonly destination: Destination
  readonly isActive: boolean
  /** Messages in an hour, at most. */
  readonly perHour: number
  readonly createdAt: number
  /** The last message. */
  readonly latest?: Delivery
}

/** Where messages go, without what is secret. */
export interface Destination {
  readonly kind: 'webhook' | 'slack' | 'email'
  readonly host: string
  /** Of e-mail alone, as all below. */
  readonly port?: number
  readonly encryption?: Encryption
  readonly user?: string
  readonly from?: string
  readonly to?: readonly string[]
}

export type Encryption = 'tls' | 'starttls' | 'none'
export type Cadence = 'at_once' | 'hourly' | 'daily'
export type FindingChange = 'new' | 'reopened' | 'resolved'

/** What became of a message. */
export interface Delivery {
  readonly id: string
  readonly cadence: Cadence
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly changes: number
  readonly held: number
  readonly attempts: number
  readonly madeAt: number
  readonly dueAt?: number
  readonly settledAt?: number
  readonly error?: string
}

/** Of which findings a receiver is told. */
export interface Subscription {
  readonly id: string
  readonly name: string
  readonly receiver: string
  readonly wants: Wants
  readonly cadence: Cadence
  readonly isActive: boolean
  readonly createdAt: number
}

/** What is left out does not restrict. */
export interface Wants {
  readonly changes: readonly FindingChange[]
  readonly severity: Severity
  readonly rules?: readonly string[]
  readonly resources?: readonly string[]
  readonly targets?: readonly string[]
  readonly clusters?: readonly string[]
  readonly namespaces?: readonly string[]
}

/** A list of findings that somebody comes back to. */
export interface View {
  readonly id: string
  readonly name: string
  /** As the address of the list has it. */
  readonly query: string
  readonly isShared: boolean
  /** The name of whose it is. */
  readonly owner: string
  readonly isOwn: boolean
  /** True for the one with which one begins. */
  readonly isDefault: boolean
}
