import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'

export interface FeedRequest {
  /** An address of HTTP or HTTPS, or a path. */
  readonly location: string
  /** The tag of the state that is known already. */
  readonly known: string | undefined
  readonly maxBytes: number
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number
  /** Milliseconds since the Unix epoch, for who does not say of what time its state is. */
  readonly now: number
}

/** What a feed is now. */
export type FeedState =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'fetched'
      readonly bytes: Uint8Array
      /** Equal for an equal state. */
      readonly tag: string
      /** Milliseconds since the Unix epoch. */
      readonly asOf: number
    }
  | { readonly kind: 'trouble'; readonly message: string }

/** Fetches a feed where it has changed. Never throws: what is wrong is a trouble. */
export async function fetchFeed(request: FeedRequest, signal: AbortSignal): Promise<FeedState> {
  try {
    return /^https?:\/\//i.test(request.location) ? await fromServer(request, signal) : await fromFile(request)
  } catch (cause) {
    return { kind: 'trouble', message: reasonOf(cause, request) }
  }
}

async function fromServer(request: FeedRequest, signal: AbortSignal): Promise<FeedState> {
  const headers = request.known === undefined ? {} : { 'if-none-match': request.known }
  const limited = AbortSignal.any([signal, AbortSignal.timeout(request.timeoutMs)])
  const response = await fetch(request.location, { headers, signal: limited })
  if (response.status === 304) return { kind: 'unchanged' }
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return { kind: 'trouble', message: `the server answers ${response.status}` }
  }
  const bytes = await bounded(response.body, request.maxBytes)
  if (bytes === undefined) return tooLarge(request)
  const tag = response.headers.get('etag') ?? digestOf(bytes)
  if (tag === request.known) return { kind: 'unchanged' }
  const asOf = Date.parse(response.headers.get('last-modified') ?? '')
  return { kind: 'fetched', bytes, tag, asOf: Number.isNaN(asOf) ? request.now : asOf }
}

async function fromFile(request: FeedRequest): Promise<FeedState> {
  const { size, mtimeMs } = await stat(request.location)
  if (size > request.maxBytes) return tooLarge(request)
  const bytes = new Uint8Array(await readFile(request.location))
  const tag = digestOf(bytes)
  if (tag === request.known) return { kind: 'unchanged' }
  return { kind: 'fetched', bytes, tag, asOf: Math.floor(mtimeMs) }
}

/** All that comes, `undefined` where that is too much. */
async function bounded(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxBytes) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}

function tooLarge({ maxBytes }: FeedRequest): FeedState {
  return { kind: 'trouble', message: `has more than ${maxBytes} bytes` }
}

function digestOf(bytes: Uint8Array): string {
  return `"sha256:${createHash('sha256').update(bytes).digest('hex')}"`
}

function reasonOf(cause: unknown, { timeoutMs }: FeedRequest): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === 'TimeoutError') return `gave no whole answer within ${timeoutMs / 1000} seconds`
  if ('code' in cause && cause.code === 'ENOENT') return 'does not exist'
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : ''
  return `${cause.message}${inner}`
}
