import type { StateError } from '@ringwall/store/state'

/** What went wrong with a request, as its answer tells it (RFC 9457, `application/problem+json`). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly title: string
  /** Members beside those of the standard, such as the `field` that is wrong. */
  readonly more: Readonly<Record<string, unknown>>
  /** Headers of the answer, such as `retry-after`. */
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, title: string, { detail = '', more = {}, headers = {} }: ProblemDetails = {}) {
    super(detail)
    this.status = status
    this.title = title
    this.more = more
    this.headers = headers
  }
}

export interface ProblemDetails {
  readonly detail?: string
  readonly more?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** The body of an answer. */
export function problemBody({ status, title, message, more }: Problem): Readonly<Record<string, unknown>> {
  return { type: 'about:blank', title, status, ...(message === '' ? {} : { detail: message }), ...more }
}

/** Of a thing that is not there, or that this principal may not know of: both answer alike. */
export function notFound(what: string): Problem {
  return new Problem(404, 'not found', { detail: `no ${what}` })
}

/** Of the store: what the question was wrong in is told as it is, and of the disk what the caller can do about it. */
export function problemOfStore({ code, message }: StateError): Problem {
  switch (code) {
    case 'invalid':
      return new Problem(400, 'invalid request', { detail: message })
    case 'conflict':
      return new Problem(409, 'conflict', { detail: message })
    case 'full':
      return new Problem(507, 'insufficient storage', { detail: `${DISK_FULL}: nothing of this was kept` })
    case 'disk':
      return new Problem(503, 'store unavailable', { detail: `${DISK_FAILS}: nothing of this was kept` })
    case 'broken':
      return new Problem(500, 'internal error')
  }
}

/** Of a server that cannot keep anything, though it may still answer; with the reason. */
export function notReady({ code }: StateError): Problem {
  const detail = code === 'full' ? DISK_FULL : code === 'disk' ? DISK_FAILS : 'the store does not answer'
  return new Problem(503, 'not ready', { detail })
}

const DISK_FULL = 'no room is left on the disk of the store'
const DISK_FAILS = 'the disk of the store does not keep what is written'
