/** An answer that is not what was asked for, or none at all: then `status` is 0. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `status ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

/** RFC 9457, with the members that this API adds. */
export interface Problem {
  readonly title?: string
  readonly detail?: string
  readonly field?: string
  readonly needsCode?: boolean
  /** Seconds after which to try again. */
  readonly retryAfter?: number
}

/** Values of a query string; what is `undefined` or empty is left out, a list repeats its name. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** Reads from the API. `path` is below `/api/v1/`. Throws an ApiError. */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', `${API}${path}`, undefined, signal)
}

/** Changes something through the API, and returns what it answers; `undefined` where it answers nothing. Throws an ApiError. */
export function change<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return send<T>(method, `${API}${path}`, body)
}

/** `findings?severity=high&severity=critical`. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    for (const each of values) if (each !== undefined && each !== '') search.append(name, String(each))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Sends a request to a path of this server. Throws an ApiError. */
export async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  const text = await response.text()
  const isText = response.headers.get('Content-Type')?.includes('json') === false
  const answer = isText ? text : parse(text)
  if (!response.ok) throw new ApiError(response.status, toProblem(answer, response))
  // The contract of the API says what stands there; the server checks it against its schema before it sends it.
  return answer as T
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, {})
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toProblem(answer: unknown, response: Response): Problem {
  const members = typeof answer === 'object' && answer !== null ? (answer as Problem) : {}
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? { ...members, retryAfter: seconds } : members
}

const API = '/api/v1/'
