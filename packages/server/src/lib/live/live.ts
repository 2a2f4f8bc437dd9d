/** What is told to everybody who watches: what happened, soon, and not more often than a person can read. */
export interface Live {
  /** Tells something of a topic. What has the same `key` and was not told yet is merged: the later one stands for both. */
  publish(event: LiveEvent): void
  /** Follows topics of a tenant, from after an id that was told before. Call the returned function to stop. */
  follow(wish: Following, told: (message: LiveMessage) => void): () => void
  /** How many follow now. */
  readonly followers: number
  close(): void
}

export type Topic = (typeof TOPICS)[number]
export const TOPICS = ['findings', 'scans', 'jobs'] as const

export interface LiveEvent {
  readonly tenant: string
  readonly topic: Topic
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
  /** Makes one of two that have the same key; the later one where it is left out. */
  readonly merge?: (
    earlier: Readonly<Record<string, unknown>>,
    later: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>
}

export interface Following {
  readonly tenant: string
  readonly topics: readonly Topic[]
  /** The last id that was told; what is missing since is told first. */
  readonly after: number | undefined
}

/** `reset` where what is missing is not known any more: load anew. */
export type LiveMessage =
  | {
      readonly kind: 'event'
      readonly id: number
      readonly topic: Topic
      readonly data: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'reset'; readonly id: number }

export interface LiveOptions {
  /** How often is told, milliseconds. */
  readonly everyMs: number
  /** How many messages are remembered for who comes back. */
  readonly memory: number
  /** Ids begin after this one, so that they only rise when the server starts again. */
  readonly firstId: number
}

/** Tells in this process. */
export function live({ everyMs, memory, firstId }: LiveOptions): Live {
  const waiting = new Map<string, LiveEvent>()
  const told: Told[] = []
  const following = new Set<{ readonly wish: Following; readonly tell: (message: LiveMessage) => void }>()
  let last = firstId
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    timer = undefined
    for (const { tenant, topic, data } of waiting.values()) {
      const message = { kind: 'event', id: ++last, topic, data } as const
      told.push({ tenant, message })
      for (const { wish, tell } of following) if (isWanted(wish, tenant, topic)) tell(message)
    }
    waiting.clear()
    if (told.length > memory) told.splice(0, told.length - memory)
  }
  return {
    publish(event) {
      const key = JSON.stringify([event.tenant, event.topic, event.key])
      const earlier = waiting.get(key)
      const data = earlier === undefined || !event.merge ? event.data : event.merge(earlier.data, event.data)
      waiting.set(key, { ...event, data })
      timer ??= setTimeout(flush, everyMs)
    },
    follow(wish, tell) {
      for (const message of missed(wish, { told, last, firstId })) tell(message)
      const follower = { wish, tell }
      following.add(follower)
      return () => following.delete(follower)
    },
    get followers() {
      return following.size
    },
    close() {
      clearTimeout(timer)
      following.clear()
    },
  }
}

interface Told {
  readonly tenant: string
  readonly message: Extract<LiveMessage, { kind: 'event' }>
}

interface Memory {
  readonly told: readonly Told[]
  readonly last: number
  readonly firstId: number
}

function missed(wish: Following, { told, last, firstId }: Memory): readonly LiveMessage[] {
  const { after } = wish
  if (after === undefined || after === last) return []
  const oldest = told[0]?.message.id ?? last + 1
  // An id of another life of the server, or one whose followers are forgotten.
  if (after > last || after < firstId || after < oldest - 1) return [{ kind: 'reset', id: last }]
  return told
    .filter(({ tenant, message }) => message.id > after && isWanted(wish, tenant, message.topic))
    .map(({ message }) => message)
}

function isWanted({ tenant, topics }: Following, of: string, topic: Topic): boolean {
  return tenant === of && topics.includes(topic)
}
