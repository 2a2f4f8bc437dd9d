import type { Gap, Scope } from '@ringwall/model'
import type { Recorded, ScanSource } from './finding-store.ts'
import type { PageQuery } from './page.ts'

/** Scans that were recorded, the newest first. */
export interface ScanStore {
  list(query: ScanQuery): Promise<ScanPage>
  find(scope: Scope, id: string): Promise<ScanDetail | undefined>
  /** The newest scan of every target. Cost: linear in the scans. */
  latest(scope: Scope): Promise<readonly ScanDetail[]>
}

export interface ScanQuery extends PageQuery {
  readonly scope: Scope
}

export interface ScanPage {
  readonly scans: readonly KeptScan[]
  readonly next: string | undefined
}

export interface KeptScan {
  readonly id: string
  /** The release that judged. */
  readonly version: string
  readonly targets: readonly string[]
  readonly startedAt: number
  readonly finishedAt: number
  readonly isComplete: boolean
  readonly source: ScanSource
  readonly bySeverity: Readonly<Record<string, number>>
  readonly outcome: Recorded
}

export interface ScanDetail extends KeptScan {
  readonly filesRead: number
  readonly objectsJudged: number
  /** What was not judged; the first 500 of `gapCount`. */
  readonly gaps: readonly Gap[]
  readonly gapCount: number
  /** Pass, fail and not evaluated, by rule. */
  readonly tallies: Readonly<Record<string, readonly [number, number, number]>>
}
