import { Readable } from 'node:stream'
import { StateError } from '@ringwall/store/state'
import Type from 'typebox'
import type { ApiContext } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import { notReady } from '../problem.ts'
import { ok, type Route, route } from '../route.ts'

const StatusBody = Type.Object({ status: Type.Enum(['ok', 'starting']) })

export function systemRoutes(
  { state }: ApiContext,
  { metrics, document }: { readonly metrics: Metrics; readonly document: () => unknown },
): readonly Route[] {
  return [
    route({
      id: 'system.health',
      method: 'GET',
      path: '/healthz',
      summary: 'The process answers',
      permission: 'public',
      answers: { 200: StatusBody },
      handle: async () => ok({ status: 'ok' }),
    }),
    route({
      id: 'system.ready',
      method: 'GET',
      path: '/readyz',
      summary: 'The store answers too, and keeps what is written',
      permission: 'public',
      answers: { 200: StatusBody },
      handle: async () => {
        try {
          await state.ping()
        } catch (cause) {
          throw cause instanceof StateError ? notReady(cause) : cause
        }
        return ok({ status: 'ok' })
      },
    }),
    route({
      id: 'system.metrics',
      method: 'GET',
      path: '/metrics',
      summary: 'Figures for Prometheus',
      permission: 'metrics:read',
      answers: { 200: undefined },
      handle: async () => ({
        status: 200,
        stream: { type: metrics.contentType, from: Readable.from([await metrics.print()]) },
      }),
    }),
    route({
      id: 'system.openapi',
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This API, as OpenAPI 3.1',
      permission: 'public',
      answers: { 200: Type.Unknown() },
      handle: async () => ok(document()),
    }),
  ]
}
