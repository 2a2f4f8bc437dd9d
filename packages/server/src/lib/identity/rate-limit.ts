/** What a limit says of an attempt. */
export type Turn = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly retryAfterMs: number }

/** So many at once, and then one more after each `refillMs`. */
export interface Allowance {
  readonly burst: number
  readonly refillMs: number
}

/** Limits attempts by key in bounded memory: a bucket a key, forgotten once it is full again, the fullest first where there are too many. */
export interface RateLimit {
  /** Takes one from the bucket of each key, or from none where one of them is empty. */
  take(keys: readonly LimitKey[], now: number): Turn
  /** Gives back what was taken: the attempt was a good one. */
  giveBack(keys: readonly LimitKey[], now: number): void
  readonly size: number
}

export interface LimitKey {
  readonly key: string
  readonly allowance: Allowance
}

/** Times are in milliseconds, and never go back. */
export function rateLimit({ maxKeys = 50_000 } = {}): RateLimit {
  const buckets = new Map<string, Bucket>()
  const leftIn = ({ key, allowance }: LimitKey, now: number): number => {
    const bucket = buckets.get(key)
    return bucket === undefined ? allowance.burst : levelOf(bucket, now)
  }
  const set = ({ key, allowance }: LimitKey, level: number, now: number): void => {
    // Put anew, so that the map is in the order of the last use.
    buckets.delete(key)
    if (level < allowance.burst) buckets.set(key, { level, at: now, allowance })
  }
  return {
    take: (keys, now) => {
      const waits = keys.map((key) => (1 - leftIn(key, now)) * key.allowance.refillMs)
      const longest = Math.max(0, ...waits)
      if (longest > 0) return { kind: 'wait', retryAfterMs: Math.ceil(longest) }
      for (const key of keys) set(key, leftIn(key, now) - 1, now)
      if (buckets.size > maxKeys) forget(buckets, { now, size: Math.floor(maxKeys * 0.9) })
      return { kind: 'go' }
    },
    giveBack: (keys, now) => {
      for (const key of keys) set(key, Math.min(key.allowance.burst, leftIn(key, now) + 1), now)
    },
    get size() {
      return buckets.size
    },
  }
}

interface Bucket {
  readonly level: number
  readonly at: number
  readonly allowance: Allowance
}

function levelOf({ level, at, allowance }: Bucket, now: number): number {
  return Math.min(allowance.burst, level + Math.max(0, now - at) / allowance.refillMs)
}

/** Those that are nearly full again are missed least: who floods it with new keys loses those, and not the ones that wait. */
function forget(buckets: Map<string, Bucket>, { now, size }: { readonly now: number; readonly size: number }): void {
  const emptiness = ([, bucket]: readonly [string, Bucket]): number =>
    (bucket.allowance.burst - levelOf(bucket, now)) * bucket.allowance.refillMs
  const leastMissed = [...buckets].sort((a, b) => emptiness(a) - emptiness(b))
  for (const [key] of leastMissed.slice(0, buckets.size - size)) buckets.delete(key)
}
