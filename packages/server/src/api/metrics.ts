import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ApiContext } from './context.ts'

/** What the server tells of itself, in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string
  print(): Promise<string>
  /** A request that was answered. */
  observe(request: { readonly route: string; readonly status: number; readonly seconds: number }): void
}

export function metrics({ live, notifier, retention }: Pick<ApiContext, 'live' | 'notifier' | 'retention'>): Metrics {
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
  new Counter({
    name: 'ringwall_retention_removed_total',
    help: 'What was over for long enough, and was removed',
    labelNames: ['kept'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [kept, count] of Object.entries(retention.removed)) this.inc({ kept }, count)
    },
  })
  new Gauge({
    name: 'ringwall_retention_done_timestamp_seconds',
    help: 'When what was over was removed last; 0 where it was not yet',
    registers: [registry],
    collect() {
      this.set((retention.doneAt ?? 0) / 1000)
    },
  })
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    observe: ({ route, status, seconds }) => requests.observe({ route, status: String(status) }, seconds),
  }
}
