import { randomUUID } from 'node:crypto'
import { StateError } from '@ringwall/store/state'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { may, type Principal } from '../lib/identity/index.ts'
import { authenticate, unauthenticated } from './authenticate.ts'
import { type ConsoleFiles, consoleRoutes } from './console.ts'
import { type ApiContext, scopeOf } from './context.ts'
import { demandHost, demandSameOrigin, HEADERS } from './guard.ts'
import { metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { Problem, problemBody, problemOfStore } from './problem.ts'
import type { Answer, Route } from './route.ts'
import { allRoutes } from './routes/index.ts'

export interface AppOptions {
  readonly context: ApiContext
  readonly log: FastifyBaseLogger
  /** The files of the console; `undefined` where it was not built. */
  readonly consoleFiles: ConsoleFiles | undefined
  readonly tls: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined
}

/** The HTTP server: every route of the API, held to its permission, and the console. */
export function app({ context, log, consoleFiles, tls }: AppOptions): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    // Without encryption it is plain HTTP; Fastify tells the two apart by `null`.
    https: tls === undefined ? null : { ...tls },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: DEFAULT_BODY_BYTES,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 4096 },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: false } },
    return503OnClosing: true,
  })
  const figures = metrics(context)
  const routes: readonly Route[] = allRoutes(context, {
    metrics: figures,
    document: () => openApi(routes, context.version),
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    demandHost(request.headers.host, context.settings.origins)
    demandSameOrigin(request.method, request.headers, context.settings.origins)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    figures.observe({ route, status: reply.statusCode, seconds })
    const { method } = request
    log.info({ id: request.id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  server.setErrorHandler(async (cause, request, reply) => {
    const problem = problemOf(cause)
    if (problem.status >= 500) log.error({ id: request.id, err: cause }, 'failed')
    return await refuse(reply, problem, request.id)
  })
  server.setNotFoundHandler(async (request, reply) => {
    const detail = `no ${request.method} ${request.url.split('?')[0]}`
    return await refuse(reply, new Problem(404, 'not found', { detail }), request.id)
  })
  for (const route of routes) register(server, context, route)
  consoleRoutes(server, consoleFiles)
  return server
}

function register(server: FastifyInstance, context: ApiContext, route: Route): void {
  const { params, query, body, answers } = route
  server.route({
    method: route.method,
    url: route.path,
    ...(route.maxBodyBytes === undefined ? {} : { bodyLimit: route.maxBodyBytes }),
    schema: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body }),
      response: Object.fromEntries(Object.entries(answers).filter(([, schema]) => schema !== undefined)),
    },
    // Before the body is read and held against its schema: who may not, learns nothing.
    onRequest: async (request) => {
      principals.set(request, await allowed(context, route, request))
    },
    handler: async (request, reply) => await handle(context, route, { request, reply }),
  })
}

const principals = new WeakMap<FastifyRequest, Principal | undefined>()

/** Who asks, where they may. Throws a Problem where not, and writes it down. */
async function allowed(context: ApiContext, route: Route, request: FastifyRequest): Promise<Principal | undefined> {
  const principal = await authenticate(context.identity, request.headers)
  if (route.permission === 'public') return principal
  if (principal === undefined) throw unauthenticated('sign in, or send an API token')
  if (route.permission === 'signed_in' || may(principal, route.permission, scopeOf(principal))) return principal
  await written(context, principal, { route, request, outcome: 'refused' })
  throw new Problem(403, 'not allowed', {
    detail: `${route.id} needs ${route.permission}`,
    more: { permission: route.permission },
  })
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function handle(context: ApiContext, route: Route, { request, reply }: Exchange): Promise<unknown> {
  const principal = principals.get(request)
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const answer = await route.handle({
    params: request.params,
    query: request.query,
    body: request.body,
    principal,
    address: request.ip,
    headers: request.headers,
    isSecure: isSecure(context),
    signal: gone.signal,
  })
  if (route.audited === true && principal !== undefined)
    await written(context, principal, { route, request, outcome: 'done', object: answer.object ?? '' })
  return await send(reply, answer)
}

/** The console is reached by HTTPS alone, here or at a proxy before this. */
function isSecure({ settings }: ApiContext): boolean {
  return settings.origins.every((origin) => origin.startsWith('https:'))
}

async function send(reply: FastifyReply, { status, body, stream, headers, cookies }: Answer): Promise<unknown> {
  reply.status(status).headers(headers ?? {})
  for (const cookie of cookies ?? []) reply.header('set-cookie', cookie)
  if (stream !== undefined) return await reply.type(stream.type).send(stream.from)
  return await reply.send(body)
}

interface Deed {
  readonly route: Route
  readonly request: FastifyRequest
  readonly outcome: 'done' | 'refused'
  readonly object?: string
}

async function written(context: ApiContext, principal: Principal, deed: Deed): Promise<void> {
  const { route, request, outcome, object = '' } = deed
  const { tenant } = principal
  const client = { address: request.ip, agent: '' }
  await context.identity.audit({ tenant, principal, client, action: route.id, object, outcome, detail: {} })
}

async function refuse(reply: FastifyReply, problem: Problem, id: string): Promise<unknown> {
  return await reply
    .status(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ ...problemBody(problem), request: id })
}

/** What a person is told; of a mistake of our own nothing but that there was one. */
function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  if (cause instanceof StateError) return problemOfStore(cause)
  const { statusCode, message, validation, validationContext } = cause as Partial<FastifyFault>
  if (validation !== undefined) {
    const [first] = validation
    const unknown = first?.params?.additionalProperty
    const detail = unknown === undefined ? (message ?? '') : `${message ?? ''}: "${unknown}"`
    const field = `${validationContext ?? ''}${first?.instancePath ?? ''}${unknown === undefined ? '' : `/${unknown}`}`
    return new Problem(400, 'invalid request', { detail, more: { field } })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'invalid request', { detail: message ?? '' })
  return new Problem(500, 'internal error')
}

interface FastifyFault {
  readonly statusCode: number
  readonly message: string
  readonly validation: readonly {
    readonly instancePath: string
    /** The member that no schema knows. */
    readonly params?: { readonly additionalProperty?: string }
  }[]
  readonly validationContext: string
}

const DEFAULT_BODY_BYTES = 256 * 1024
