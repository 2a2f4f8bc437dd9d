import type { ApiContext } from './context.ts'
import type { Metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { allRoutes } from './routes/index.ts'

/** The API as OpenAPI 3.1 tells it, without a server: what its client is written from. */
export function apiDocument(): Readonly<Record<string, unknown>> {
  // Routes are data; what they work with is asked for when one is called, and here none is.
  const context = { state: {}, settings: {}, rules: [] } as unknown as ApiContext
  return openApi(allRoutes(context, { metrics: {} as Metrics, document: () => undefined }), '')
}
