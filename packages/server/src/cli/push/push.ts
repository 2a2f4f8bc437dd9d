import { setTimeout as wait } from 'node:timers/promises'

/** A server and the token that it knows one by. */
export interface Destination {
  readonly server: URL
  readonly token: string
}

export type Pushed =
  | { readonly kind: 'kept'; readonly id: string; readonly outcome: Outcome }
  /** Nothing was kept; `because` is one line. */
  | { readonly kind: 'lost'; readonly because: string }

/** How the findings stand to those that the server had of the same targets. */
export interface Outcome {
  readonly opened: number
  readonly reopened: number
  readonly unchanged: number
  readonly resolved: number
}

interface PushOptions {
  /** Milliseconds to wait before each further try. */
  readonly pauses?: readonly number[]
  /** Milliseconds that a try may take. */
  readonly timeout?: number
}

/**
 * Gives a server the JSON report of a scan, and tries again where it is away or busy: the server keeps a report once. The
 * token goes to this server alone, as no redirection is followed.
 */
export async function push(
  report: string,
  to: Destination,
  { pauses = PAUSES, timeout = TIMEOUT }: PushOptions = {},
): Promise<Pushed> {
  let last = await tryOnce(report, to, timeout)
  for (const pause of pauses) {
    if (last.kind !== 'later') break
    await wait(Math.max(pause, Math.min(last.after, MOST_AFTER)))
    last = await tryOnce(report, to, timeout)
  }
  return last.kind === 'later' ? { kind: 'lost', because: last.because } : last
}

type Tried = Pushed | { readonly kind: 'later'; readonly because: string; readonly after: number }

async function tryOnce(report: string, { server, token }: Destination, timeout: number): Promise<Tried> {
  const url = new URL('api/v1/scans', server.href.endsWith('/') ? server.href : `${server.href}/`)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: report,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    const body: unknown = await answer.json().catch(() => undefined)
    if (answer.ok && isRecorded(body)) return { kind: 'kept', id: body.id, outcome: body.outcome }
    const because = `${server.origin} answered ${answer.status}${detailOf(body)}`
    const isBusy = answer.status === 429 || answer.status >= 500
    if (!isBusy) return { kind: 'lost', because }
    return { kind: 'later', because, after: Number(answer.headers.get('retry-after') ?? 0) * 1000 || 0 }
  } catch (cause) {
    return { kind: 'later', because: `${server.origin}: ${reasonOf(cause)}`, after: 0 }
  }
}

function isRecorded(body: unknown): body is { readonly id: string; readonly outcome: Outcome } {
  if (typeof body !== 'object' || body === null || !('id' in body) || !('outcome' in body)) return false
  const { id, outcome } = body
  if (typeof id !== 'string' || typeof outcome !== 'object' || outcome === null) return false
  const counts = outcome as Readonly<Record<string, unknown>>
  return COUNTS.every((name) => typeof counts[name] === 'number')
}

/** What a problem answer (RFC 9457) says of itself. */
function detailOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const { title, detail } = body as Readonly<Record<string, unknown>>
  const said = [title, detail].filter((each) => typeof each === 'string' && each !== '')
  return said.length === 0 ? '' : `: ${printable(said.join(', '))}`
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === 'TimeoutError') return 'no answer in time'
  return printable(cause.cause instanceof Error ? cause.cause.message || cause.message : cause.message)
}

/** On a terminal, an answer from outside is text. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, ' ').slice(0, 300)
}

const COUNTS = ['opened', 'reopened', 'unchanged', 'resolved']
const PAUSES = [1000, 4000, 15_000]
const TIMEOUT = 120_000
const MOST_AFTER = 60_000
