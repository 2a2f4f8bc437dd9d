import type { Message } from '@ringwall/store/state'
import { signature } from './secrets.ts'

/** The body of a webhook: the same bytes for the same message. */
export function webhookBody(message: Message, origin: string): string {
  const { madeAt, cadence, changes, held, counts, notices } = message
  const findings = notices.map(({ at, ...notice }) => ({
    ...notice,
    at: new Date(at).toISOString(),
    url: `${origin}/findings/${encodeURIComponent(notice.fingerprint)}`,
  }))
  return JSON.stringify({
    type: 'findings.changed',
    timestamp: new Date(madeAt).toISOString(),
    data: { cadence, changes, held, counts, findings },
  })
}

/** A body that says that it is nothing but a try. */
export function webhookTest(at: number): string {
  return JSON.stringify({ type: 'test', timestamp: new Date(at).toISOString(), data: {} })
}

/** The headers of Standard Webhooks. `id` stays, however often the message is sent; the time and the signature do not. */
export function webhookHeaders(
  secret: string,
  { id, body, now }: { readonly id: string; readonly body: string; readonly now: number },
): Readonly<Record<string, string>> {
  const second = Math.floor(now / 1000)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(second),
    'webhook-signature': signature(secret, { id, second, body }),
  }
}
