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
