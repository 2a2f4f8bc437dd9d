import type { Fingerprint, Scope } from '@ringwall/model'
import type { PageQuery } from './page.ts'

/** Risks that somebody accepts, kept by the server. What expired is open again. */
export interface ExceptionStore {
  /** Asks to accept the risk of findings, one exception for each. Those that are accepted or asked for already are left as they are. */
  request(scope: Scope, request: ExceptionRequest): Promise<readonly KeptException[]>
  /** Throws a StateError (conflict) where it is not in a state that can become this. */
  decide(scope: Scope, decision: Decision): Promise<KeptException>
  list(query: ExceptionQuery): Promise<ExceptionPage>
  find(scope: Scope, id: string): Promise<KeptException | undefined>
  /** Opens what was accepted until before `day`, and returns how many that are. `day` in UTC: `2027-01-31`. */
  expire(day: string, now: number): Promise<number>
}

export type ExceptionState = 'requested' | 'approved' | 'refused' | 'revoked' | 'expired'

export interface ExceptionRequest {
  readonly fingerprints: readonly Fingerprint[]
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires: string
  readonly by: string
  readonly at: number
  /** True where nobody else needs to agree. */
  readonly isApproved: boolean
  /** A new id. */
  readonly id: () => string
}

export interface Decision {
  readonly id: string
  readonly to: 'approved' | 'refused' | 'revoked'
  readonly by: string
  readonly at: number
}

export interface ExceptionQuery extends PageQuery {
  readonly scope: Scope
  readonly states?: readonly ExceptionState[] | undefined
  readonly fingerprint?: Fingerprint | undefined
}

export interface ExceptionPage {
  readonly exceptions: readonly KeptException[]
  readonly next: string | undefined
}

export interface KeptException {
  readonly id: string
  readonly fingerprint: Fingerprint
  /** What the finding says, and of what. */
  readonly title: string
  readonly asset: string
  readonly state: ExceptionState
  readonly reason: string
  readonly owner: string
  readonly expires: string
  readonly requestedBy: string
  readonly requestedAt: number
  readonly decidedBy: string | undefined
  readonly decidedAt: number | undefined
}
