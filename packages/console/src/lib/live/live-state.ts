import type { Job } from '../api/types.ts'

/** What live updates told since the screen was drawn. */
export interface LiveState {
  readonly status: 'connecting' | 'live' | 'lost'
  /** Findings that were opened and are not shown yet. */
  readonly news: number
  /** When the first of them came, ms since the Unix epoch. */
  readonly newsSince: number | undefined
  /** Jobs that were heard of, by id, as they stood last. */
  readonly jobs: ReadonlyMap<string, Job>
}

/** Something that the server told, or that became of the connection. */
export type LiveEvent =
  | { readonly kind: 'connected' | 'lost' | 'reset' | 'shown' }
  | { readonly kind: 'findings'; readonly opened: number; readonly reopened: number; readonly resolved: number }
  | { readonly kind: 'scan'; readonly id: string }
  | { readonly kind: 'job'; readonly job: Job }

export const NOTHING_YET: LiveState = { status: 'connecting', news: 0, newsSince: undefined, jobs: new Map() }

/** The state after an event that came at `now`. */
export function reduce(state: LiveState, event: LiveEvent, now: number): LiveState {
  switch (event.kind) {
    case 'connected':
      return { ...state, status: 'live' }
    case 'lost':
      return { ...state, status: 'lost' }
    case 'shown':
      return { ...state, news: 0, newsSince: undefined }
    case 'reset':
      return { ...state, news: 0, newsSince: undefined, jobs: new Map() }
    case 'findings': {
      const opened = event.opened + event.reopened
      if (opened === 0) return state
      return { ...state, news: state.news + opened, newsSince: state.newsSince ?? now }
    }
    case 'scan':
      return state
    case 'job':
      return { ...state, jobs: keep(state.jobs, event.job) }
  }
}

/** Reads what stands in an event of the server; `undefined` where it cannot be read. */
export function readEvent(name: string, data: string): LiveEvent | undefined {
  const value = parse(data)
  switch (name) {
    case 'reset':
      return { kind: 'reset' }
    case 'findings':
      return {
        kind: 'findings',
        opened: count(value['opened']),
        reopened: count(value['reopened']),
        resolved: count(value['resolved']),
      }
    case 'scans':
      return typeof value['id'] === 'string' ? { kind: 'scan', id: value['id'] } : undefined
    case 'jobs':
      // The contract of the API gives a job its shape; its id and state are what this console leans on.
      return typeof value['id'] === 'string' && typeof value['state'] === 'string'
        ? { kind: 'job', job: value as unknown as Job }
        : undefined
    default:
      return undefined
  }
}

function parse(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}

/** The newest jobs are kept, so that a tab left open for weeks does not grow. */
function keep(jobs: ReadonlyMap<string, Job>, job: Job): ReadonlyMap<string, Job> {
  const rest = [...jobs].filter(([id]) => id !== job.id).slice(-(MOST_JOBS - 1))
  return new Map([...rest, [job.id, job]])
}

const MOST_JOBS = 100
