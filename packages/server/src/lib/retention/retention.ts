import { randomUUID } from 'node:crypto'
import type { Scope } from '@ringwall/model'
import { KEPT, type Kept, type KeptJob, type Pruned, type State } from '@ringwall/store/state'
import { cutsOf, type Keep } from './keep.ts'

/** Removes once a day what is over for long enough. */
export interface Retention {
  /** Does what is due: at the first call, and then a day later. Throws where the store does; the next day it is tried again. */
  run(): Promise<void>
  /** How much was removed since the start. */
  readonly removed: Pruned
  /** When it was done last, ms since the Unix epoch; `undefined` where it was not yet. */
  readonly doneAt: number | undefined
}

export interface RetentionOptions {
  readonly state: Pick<State, 'prune' | 'jobs'>
  readonly keep: Keep
  /** Where its jobs are listed. */
  readonly scope: Scope
  readonly now: () => number
  /** Told of each job. */
  readonly onChange: (job: KeptJob) => void
}

export function retention({ state, keep, scope, now, onChange }: RetentionOptions): Retention {
  const removed = Object.fromEntries(KEPT.map((kept) => [kept, 0])) as Record<Kept, number>
  let begunAt = Number.NEGATIVE_INFINITY
  let doneAt: number | undefined
  const listed = async (at: number, outcome: Outcome): Promise<void> => {
    const id = randomUUID()
    const requestedBy = 'ringwall'
    await state.jobs.add(scope, { id, kind: 'retention', target: '', requestedBy, requestedAt: at })
    await state.jobs.move(scope, id, { state: 'running', at })
    const job = await state.jobs.move(scope, id, { ...outcome, at: now() })
    if (job !== undefined) onChange(job)
  }
  return {
    async run() {
      if (now() - begunAt < DAY_MS) return
      begunAt = now()
      try {
        const pruned = await state.prune(cutsOf(keep, begunAt))
        for (const kept of KEPT) removed[kept] += pruned[kept]
        doneAt = now()
        const some = Object.fromEntries(Object.entries(pruned).filter(([, count]) => count > 0))
        // A day on which nothing went is no news.
        if (Object.keys(some).length > 0) await listed(begunAt, { state: 'done', removed: some })
      } catch (cause) {
        const error = cause instanceof Error ? cause.message : String(cause)
        await listed(begunAt, { state: 'failed', error }).catch(() => undefined)
        throw cause
      }
    },
    removed,
    get doneAt() {
      return doneAt
    },
  }
}

type Outcome =
  | { readonly state: 'done'; readonly removed: Readonly<Record<string, number>> }
  | { readonly state: 'failed'; readonly error: string }

const DAY_MS = 24 * 60 * 60_000
