import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ApiContext } from './context.ts'

/** What the server tells of itself, in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string
  print(): Promise<string>
  /** A request that was answered. */
  observe(request: { readonly route: string; readonly status: number; readonly seconds: number }): void
}

export function metrics({ live, notifier }: Pick<ApiContext, 'live' | 'notifier'>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'ringwall_http_request_duration_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'ringwall_event_streams',
    help: 'Browsers that follow what happens',
    registers: [registry],
    collect() {
      this.set(live.followers)
    },
  })
  new Counter({
    name: 'ringwall_notifications_total',
    help: 'Messages to receivers, by what came of sending them',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [outcome, count] of Object.entries(notifier.counts)) this.inc({ outcome }, count)
    },
  })
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    observe: ({ route, status, seconds }) => requests.observe({ route, status: String(status) }, seconds),
  }
}
