import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Scope } from '@ringwall/model'
import type { JobMove, JobStore, KeptJob, Recordable } from '@ringwall/store/state'
import type { ScanNews, ScanOrder } from './protocol.ts'

/** Long work of the server: one after the other, in threads of their own, found again after a restart. */
export interface Jobs {
  /** Queues a scan of a target. */
  start(scope: Scope, wish: JobWish): Promise<KeptJob>
  /** Stops a job that is not over; `undefined` where there is none. */
  cancel(scope: Scope, id: string): Promise<KeptJob | undefined>
  /** How far a job is that runs. */
  progressOf(id: string): JobProgress | undefined
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>
  /** Stops everything; what was not over is failed when the server starts again. */
  close(): Promise<void>
}

export interface JobWish extends ScanOrder {
  readonly requestedBy: string
}

export interface JobProgress {
  readonly filesRead: number
  readonly objectsFound: number
}

export interface JobOptions {
  readonly store: JobStore
  /** The module that a thread runs. */
  readonly entry: URL
  readonly now: () => number
  /** Keeps what a scan found, and returns its id. */
  readonly record: (scope: Scope, scan: Recordable, job: KeptJob) => Promise<string>
  /** Told of every change. */
  readonly onChange: (scope: Scope, job: KeptJob, progress: JobProgress | undefined) => void
}

/** Runs jobs of a store. */
export function jobs(options: JobOptions): Jobs {
  const queue: Queued[] = []
  const running = new Map<string, { readonly worker: Worker; readonly progress: { value: JobProgress } }>()
  let idle = Promise.withResolvers<void>()
  idle.resolve()
  let isBusy = false
  const move = async ({ scope, job }: Queued, to: JobMove): Promise<KeptJob | undefined> => {
    const moved = await options.store.move(scope, job.id, to)
    if (moved !== undefined) options.onChange(scope, moved, undefined)
    return moved
  }
  const next = async (): Promise<void> => {
    const queued = queue.shift()
    if (queued === undefined) {
      isBusy = false
      idle.resolve()
      return
    }
    try {
      if ((await move(queued, { state: 'running', at: options.now() })) !== undefined) await runQueued(queued)
    } catch (cause) {
      await move(queued, { state: 'failed', at: options.now(), error: messageOf(cause) }).catch(() => undefined)
    }
    await next()
  }
  const runQueued = async (queued: Queued): Promise<void> => {
    const { scope, job, order } = queued
    const worker = new Worker(options.entry, { workerData: { thread: 'scan', order } })
    const progress = { value: { filesRead: 0, objectsFound: 0 } }
    running.set(job.id, { worker, progress })
    try {
      const outcome = await outcomeOf(worker, (value) => {
        progress.value = value
        options.onChange(scope, { ...job, state: 'running' }, value)
      })
      if (outcome.kind === 'failed') {
        await move(queued, { state: 'failed', at: options.now(), error: outcome.error })
        return
      }
      const scan = await options.record(scope, outcome.scan, job)
      await move(queued, { state: 'done', at: options.now(), scan })
    } finally {
      running.delete(job.id)
      await worker.terminate()
    }
  }
  return {
    async start(scope, { path, target, requestedBy }) {
      const wish = { id: randomUUID(), kind: 'scan', target, requestedBy, requestedAt: options.now() } as const
      const job = await options.store.add(scope, wish)
      options.onChange(scope, job, undefined)
      queue.push({ scope, job, order: { path, target } })
      if (!isBusy) {
        isBusy = true
        idle = Promise.withResolvers()
        void next()
      }
      return job
    },
    async cancel(scope, id) {
      const moved = await options.store.move(scope, id, { state: 'cancelled', at: options.now() })
      if (moved === undefined) return undefined
      await running.get(id)?.worker.terminate()
      options.onChange(scope, moved, undefined)
      return moved
    },
    progressOf: (id) => running.get(id)?.progress.value,
    idle: () => idle.promise,
    async close() {
      queue.length = 0
      await Promise.all(Array.from(running.values(), ({ worker }) => worker.terminate()))
      await idle.promise
    },
  }
}

interface Queued {
  readonly scope: Scope
  readonly job: KeptJob
  readonly order: ScanOrder
}

type Outcome = Exclude<ScanNews, { kind: 'progress' }>

/** What came of a thread; one that ends without a word failed. */
function outcomeOf(worker: Worker, onProgress: (progress: JobProgress) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    worker.on('message', (news: ScanNews) => {
      if (news.kind === 'progress') onProgress({ filesRead: news.filesRead, objectsFound: news.objectsFound })
      else resolve(news)
    })
    worker.on('error', (cause) => resolve({ kind: 'failed', error: messageOf(cause) }))
    worker.on('exit', () => resolve({ kind: 'failed', error: 'the scan was stopped' }))
  })
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
