import { gunzipSync } from 'node:zlib'
import { readEpss } from '@ringwall/formats/epss'
import { readKev } from '@ringwall/formats/kev'
import { fetchFeed } from '@ringwall/sources/feed'
import { type AdvisoryUpdate, type Feed, type KeptFeed, openUpdate } from '@ringwall/store/advisories'
import type { WantedFeed } from './feeds.ts'
import { advisoriesIn } from './records.ts'

export interface UpdateRequest {
  /** The database. */
  readonly path: string
  readonly feeds: readonly WantedFeed[]
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly onProgress: (feed: string) => void
}

/** What became of a feed. */
export type FeedOutcome = { readonly feed: WantedFeed } & (
  | { readonly kind: 'updated'; readonly kept: KeptFeed }
  | { readonly kind: 'unchanged' }
  /** What was known of it stays. */
  | { readonly kind: 'failed'; readonly message: string }
)

/**
 * Takes feeds into the database, those alone that have changed. One that fails leaves what was known of it; readers see the new state
 * at the end, whole. Throws an AdvisoryStoreError where the database cannot be written.
 */
export async function updateAdvisories(request: UpdateRequest, signal: AbortSignal): Promise<readonly FeedOutcome[]> {
  const update = openUpdate(request.path)
  try {
    const outcomes: FeedOutcome[] = []
    for (const feed of request.feeds) {
      request.onProgress(feed.name)
      outcomes.push({ feed, ...(await taken(update, feed, request, signal)) })
    }
    if (outcomes.some(({ kind }) => kind !== 'failed')) update.commit()
    else update.discard()
    return outcomes
  } catch (cause) {
    update.discard()
    throw cause
  }
}

type Outcome =
  | { readonly kind: 'updated'; readonly kept: KeptFeed }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string }

async function taken(
  update: AdvisoryUpdate,
  wanted: WantedFeed,
  { now }: UpdateRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const known = update.feeds.find(({ name, location }) => name === wanted.name && location === wanted.location)
  const state = await fetchFeed(
    { location: wanted.location, known: known?.tag, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, now: now() },
    signal,
  )
  switch (state.kind) {
    case 'unchanged':
      update.confirm(wanted.name, now())
      return state
    case 'trouble':
      return { kind: 'failed', message: state.message }
    case 'fetched': {
      const { tag, asOf } = state
      return put(update, { ...wanted, tag, asOf, checkedAt: now() }, state.bytes)
    }
  }
}

function put(update: AdvisoryUpdate, feed: Feed, bytes: Uint8Array): Outcome {
  switch (feed.kind) {
    case 'advisories': {
      const records = advisoriesIn(bytes)
      if (records === undefined) return { kind: 'failed', message: 'is neither an archive nor an advisory of OSV' }
      return { kind: 'updated', kept: update.putAdvisories(feed, records.advisories, records.leftOut) }
    }
    case 'epss': {
      const scores = readEpss(textOf(bytes))
      if (!scores.ok) return { kind: 'failed', message: scores.error }
      return { kind: 'updated', kept: update.putScores(feed, scores.value) }
    }
    case 'kev': {
      const listed = readKev(textOf(bytes))
      if (!listed.ok) return { kind: 'failed', message: listed.error }
      return { kind: 'updated', kept: update.putListed(feed, listed.value) }
    }
  }
}

/** As it is, or unpacked where it is packed; nothing where that fails. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder().decode(gunzipSync(bytes, { maxOutputLength: MAX_BYTES }))
  } catch {
    return ''
  }
}

const MAX_BYTES = 2 ** 30
const TIMEOUT_MS = 15 * 60_000
