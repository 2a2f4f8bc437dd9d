import type { Receiver } from '@ringwall/store/state'
import type { AddressGuard } from './address-guard.ts'
import { type Letter, post } from './email.ts'
import { postJson } from './post-json.ts'
import { type Secrets, withoutSecrets } from './secrets.ts'
import { webhookHeaders } from './webhook.ts'
import { plain } from './wording.ts'

/** What a receiver answered, or why it could not be asked. No secret is in it. */
export interface Reply {
  readonly isDelivered: boolean
  readonly said: string
  /** How long it asks to be left alone, milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** A message as its receiver wants it. */
export type Content =
  | { readonly kind: 'json'; readonly id: string; readonly body: string }
  | { readonly kind: 'letter'; readonly id: string; readonly letter: Letter }

export interface Sending {
  readonly guard: AddressGuard
  readonly now: number
  readonly ca: readonly string[] | undefined
}

/** Sends a message to a receiver. Never throws: what went wrong is the reply. */
export async function send(
  { destination }: Receiver,
  { secrets, content }: { readonly secrets: Secrets; readonly content: Content },
  sending: Sending,
): Promise<Reply> {
  try {
    if (destination.kind === 'email') {
      if (content.kind !== 'letter' || secrets.kind !== 'email') return MISFIT
      const found = await sending.guard(destination.host)
      if (found.kind === 'refused') return { isDelivered: false, said: found.because }
      const { address } = found
      const posting = { address, password: secrets.password, id: content.id, ca: sending.ca }
      const said = await post(destination, content.letter, posting)
      return { isDelivered: true, said: shown(said, secrets) }
    }
    return content.kind !== 'json' || secrets.kind === 'email' ? MISFIT : await sendJson(secrets, content, sending)
  } catch (cause) {
    return { isDelivered: false, said: shown(messageOf(cause), secrets) }
  }
}

async function sendJson(
  secrets: Exclude<Secrets, { kind: 'email' }>,
  { id, body }: Extract<Content, { kind: 'json' }>,
  { guard, now, ca }: Sending,
): Promise<Reply> {
  const url = new URL(secrets.url)
  const found = await guard(url.hostname)
  if (found.kind === 'refused') return { isDelivered: false, said: found.because }
  if (url.protocol !== 'https:' && found.isPublic)
    return { isDelivered: false, said: `${url.hostname} is public: its address must begin with https` }
  const headers = secrets.kind === 'webhook' ? webhookHeaders(secrets.secret, { id, body, now }) : {}
  const { status, text, retryAfter } = await postJson({ url, address: found.address, headers, body, ca })
  const isDelivered = status >= 200 && status < 300
  return { isDelivered, said: shown(`${status} ${text}`.trim(), secrets), retryAfterMs: pauseOf(retryAfter) }
}

/** Seconds, as receivers that count write it (RFC 9110 §10.2.3). */
function pauseOf(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined
}

function shown(text: string, secrets: Secrets): string {
  return plain(withoutSecrets(text, secrets))
}

/** What Node says of a connection that failed names neither the address nor what was sent. */
function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'it could not be sent'
  if (cause.name === 'TimeoutError') return 'no answer in time'
  const { code, message } = cause as NodeJS.ErrnoException
  return code !== undefined && !message.includes(code) ? `${message} (${code})` : message
}

const MISFIT: Reply = { isDelivered: false, said: 'its secrets are of another kind: set them anew' }
