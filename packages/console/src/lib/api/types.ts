// What the server says, by the names that the console has for it. The types are those of its routes.
import type { Edit, Gap } from '@ringwall/model'
import type { Answer } from './ask.ts'

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
export type Session = Answer<'session.read', 200>

export type Principal = NonNullable<Session['principal']>

export type FindingState = Finding['state']

/** A finding of a list. */
export type Finding = Answer<'findings.list', 200>['findings'][number]

/** A finding, whole. */
export type FindingDetail = Omit<Answer<'findings.read', 200>, 'exemplars'> & {
  readonly exemplars: readonly Exemplar[]
}

/** A place that proves a finding; of its edit the schema says less than the server keeps to. */
export type Exemplar = Omit<Answer<'findings.read', 200>['exemplars'][number], 'edit'> & { readonly edit?: Edit }

export type Facets = Answer<'findings.facets', 200>

export type Asset = Answer<'assets.list', 200>['assets'][number]

export type AssetDetail = Answer<'assets.read', 200>

export type Outcome = Scan['outcome']

export type Scan = Answer<'scans.list', 200>['scans'][number]

/** Of its gaps and tallies, pass, fail and not evaluated by rule, the schema says less than the server keeps to. */
export type ScanDetail = Omit<Answer<'scans.read', 200>, 'gaps' | 'tallies'> & {
  readonly gaps: readonly Gap[]
  readonly tallies: Readonly<Record<string, readonly [number, number, number]>>
}

export type Target = Answer<'targets.list', 200>['targets'][number]

export type JobState = Job['state']

export type Job = Answer<'jobs.list', 200>['jobs'][number]

export interface Progress {
  readonly filesRead: number
  readonly objectsFound: number
}

export type ExceptionState = Exception['state']

export type Exception = Answer<'exceptions.list', 200>['exceptions'][number]

export type RuleSummary = Answer<'rules.list', 200>['rules'][number]

export type RuleDetail = Answer<'rules.read', 200>

export type ControlStatus = Control['status']

/** How the controls of a framework came out. A percentage is never shown without what was not decided. */
export type Score = FrameworkSummary['score']

export type FrameworkSummary = Answer<'compliance.list', 200>['frameworks'][number]

export type Framework = Answer<'compliance.read', 200>

export type Section = Framework['sections'][number]

export type Control = Section['controls'][number]

/** Why rules say nothing. */
export type Obstacle = Control['because'][number]

export type SectorId = Sector['id']

/** A defence of the wall. */
export type Sector = Situation['sectors'][number]

export type Snapshot = Situation['trend'][number]

export type Situation = Answer<'situation.read', 200>

/** A rule whose findings are worth closing first. */
export type Lever = Situation['doFirst'][number]

export type AuditEntry = Answer<'audit.list', 200>['entries'][number]

/** Whether every entry of the audit log is as it was written. */
export type AuditVerdict = Answer<'audit.verify', 200>

/** A secret for an application that computes codes; it counts once it is confirmed. */
export type SecondFactorOffer = Answer<'me.offer_second_factor', 200>

export type Token = Answer<'tokens.list', 200>['tokens'][number]

export type User = Answer<'users.list', 200>['users'][number]

export type Login = Answer<'me.sessions', 200>['sessions'][number]

/** Who is told of findings. */
export type Receiver = Answer<'receivers.list', 200>['receivers'][number]

/** Where messages go, without what is secret. */
export type Destination = Receiver['destination']

export type Encryption = NonNullable<Destination['encryption']>
export type Cadence = Subscription['cadence']
export type FindingChange = Wants['changes'][number]

/** What became of a message. */
export type Delivery = Answer<'receivers.deliveries', 200>['deliveries'][number]

/** Of which findings a receiver is told. */
export type Subscription = Answer<'subscriptions.list', 200>['subscriptions'][number]

/** What is left out does not restrict. */
export type Wants = Subscription['wants']

/** A list of findings that somebody comes back to. */
export type View = Answer<'views.list', 200>['views'][number]
