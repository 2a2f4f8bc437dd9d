import { join } from 'node:path'
import type { KeptFeed } from '@ringwall/store/advisories'

/** How old the advisories are. */
export interface Ageing {
  /** The feed of advisories that was looked at longest ago; `undefined` where there is none. */
  readonly oldest: KeptFeed | undefined
  /** Whole days since. */
  readonly days: number
  readonly isStale: boolean
}

/** How old the advisories of a database are: as old as the feed that was looked at longest ago. */
export function ageOf(feeds: readonly KeptFeed[], now: number): Ageing {
  const advisories = feeds.filter(({ kind }) => kind === 'advisories')
  const [oldest] = advisories.toSorted((a, b) => seenAt(a) - seenAt(b))
  const days = oldest === undefined ? 0 : Math.max(0, Math.floor((now - seenAt(oldest)) / DAY_MS))
  return { oldest, days, isStale: oldest === undefined || days > STALE_DAYS }
}

/** A file is of the time at which it was written, however late it is imported; a server knows what is new when it is asked. */
function seenAt({ location, asOf, checkedAt }: KeptFeed): number {
  return /^https?:/i.test(location) ? checkedAt : Math.min(asOf, checkedAt)
}

/** The advisory database in a data directory. */
export function advisoriesPath(directory: string): string {
  return join(directory, 'advisories.db')
}

/** Beyond these the advisories are told to be old. */
export const STALE_DAYS = 7
const DAY_MS = 86_400_000
