import type { Route } from './route.ts'
import { ProblemBody } from './schema/shared.ts'

/** The API as OpenAPI 3.1 tells it, from its routes. */
export function openApi(routes: readonly Route[], version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ringwall',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Findings, assets, scans and jobs of a Ringwall server. Times are milliseconds since the Unix epoch.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'an API token' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-ringwall', description: 'of the console' },
      },
      schemas: { Problem: ProblemBody },
    },
  }
}

function operation(route: Route): Readonly<Record<string, unknown>> {
  const { id, summary, permission, body, answers } = route
  return {
    operationId: id,
    summary,
    tags: [id.split('.')[0]],
    'x-permission': permission,
    ...(permission === 'public' ? { security: [] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, answer(route, status, schema)])),
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function answer({ path }: Route, status: string, schema: unknown): Readonly<Record<string, unknown>> {
  const description = status === '204' ? 'Done' : 'The answer'
  if (schema !== undefined) return { description, content: { 'application/json': { schema } } }
  const type = TEXTS.get(path)
  return type === undefined ? { description } : { description, content: { [type]: {} } }
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

function parameters(schema: Route['query'], where: 'path' | 'query'): readonly unknown[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: value,
  }))
}

/** Answers that are not JSON. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['/api/v1/findings.csv', 'text/csv'],
  ['/api/v1/events', 'text/event-stream'],
  ['/metrics', 'text/plain'],
])
