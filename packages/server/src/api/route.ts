import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import type { Permission, Principal } from '../lib/identity/index.ts'

/** One operation of the API, as data: what it takes, what it answers, and who may. */
export interface Route {
  /** Unique; names the operation in OpenAPI and in the audit log, `findings.list`. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As Fastify writes it, `/api/v1/findings/:fingerprint`. */
  readonly path: string
  readonly summary: string
  /** `public` is for who has not signed in; `signed_in` for whoever has. */
  readonly permission: Permission | 'public' | 'signed_in'
  readonly params?: TSchema | undefined
  readonly query?: TSchema | undefined
  readonly body?: TSchema | undefined
  /** Largest body, bytes; 256 KiB unless said. */
  readonly maxBodyBytes?: number | undefined
  /** By status; `undefined` for one without a body. */
  readonly answers: Readonly<Record<number, TSchema | undefined>>
  /** What a successful one writes into the audit log, beside who and when. */
  readonly audited?: boolean | undefined
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<Answer>
}

/** A request that was found right and allowed. */
export interface Call<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** `undefined` on public routes alone. */
  readonly principal: Principal | undefined
  /** Of the peer. */
  readonly address: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** True where the connection is encrypted. */
  readonly isSecure: boolean
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
}

/** What a route answers. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  /** In place of `body`: text of another type, written as it comes. */
  readonly stream?: { readonly type: string; readonly from: Readable }
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly cookies?: readonly string[] | undefined
  /** The id of what it was done to, for the audit log. */
  readonly object?: string
}

interface Typed<P extends TSchema, Q extends TSchema, B extends TSchema>
  extends Omit<Route, 'params' | 'query' | 'body' | 'handle'> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly handle: (call: Call<Static<P>, Static<Q>, Static<B>>) => Promise<Answer>
}

/** A route whose handler sees what its schemas say: a request is held against them before it is called. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema>(typed: Typed<P, Q, B>): Route {
  return typed as unknown as Route
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function created(body: unknown, object: string): Answer {
  return { status: 201, body, object }
}

/** Done, and nothing to say. */
export function done(object = ''): Answer {
  return { status: 204, object }
}

/** The principal of a route that is not public. */
export function principalOf({ principal }: Pick<Call<unknown, unknown, unknown>, 'principal'>): Principal {
  if (principal === undefined) throw new Error('a route that is not public was called without a principal')
  return principal
}
