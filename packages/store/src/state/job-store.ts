import type { Scope } from '@ringwall/model'
import type { PageQuery } from './page.ts'

/** Long work, found again after a restart. */
export interface JobStore {
  add(scope: Scope, job: Pick<KeptJob, 'id' | 'kind' | 'target' | 'requestedBy' | 'requestedAt'>): Promise<KeptJob>
  /** Changes a job that is not over; returns `undefined` where there is none. */
  move(scope: Scope, id: string, to: JobMove): Promise<KeptJob | undefined>
  list(query: JobQuery): Promise<JobPage>
  find(scope: Scope, id: string): Promise<KeptJob | undefined>
  /** Fails what a server that stopped left queued or running, and returns how many those are. */
  abandon(now: number): Promise<number>
}

export type JobMove =
  | { readonly state: 'running'; readonly at: number }
  | { readonly state: 'done'; readonly at: number; readonly scan: string }
  | { readonly state: 'done'; readonly at: number; readonly removed: Readonly<Record<string, number>> }
  | { readonly state: 'failed'; readonly at: number; readonly error: string }
  | { readonly state: 'cancelled'; readonly at: number }

export interface JobQuery extends PageQuery {
  readonly scope: Scope
}

export interface JobPage {
  readonly jobs: readonly KeptJob[]
  readonly next: string | undefined
}

export interface KeptJob {
  readonly id: string
  readonly kind: 'scan' | 'retention'
  /** Empty for what is of no target. */
  readonly target: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly requestedBy: string
  readonly requestedAt: number
  readonly startedAt: number | undefined
  readonly finishedAt: number | undefined
  /** Id of the scan that came of it. */
  readonly scan: string | undefined
  readonly error: string | undefined
  /** How much was removed, by what. */
  readonly removed: Readonly<Record<string, number>> | undefined
}
