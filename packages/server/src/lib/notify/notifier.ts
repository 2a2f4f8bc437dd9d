import { type KeyObject, randomUUID } from 'node:crypto'
import type { Message, Receiver, Settled, State } from '@ringwall/store/state'
import type { FastifyBaseLogger } from 'fastify'
import type { AddressGuard } from './address-guard.ts'
import { letterOf, letterTest } from './email.ts'
import { type Secrets, sealSecrets, unsealSecrets } from './secrets.ts'
import { type Content, type Reply, send } from './send.ts'
import { slackBody, slackTest } from './slack.ts'
import { webhookBody, webhookTest } from './webhook.ts'

/** Tells receivers what the outbox of the store holds. */
export interface Notifier {
  /** Makes messages of what is due and sends them; who calls while it runs waits for the same. */
  run(): Promise<void>
  /** Sends a receiver a message that says it is a try. */
  test(receiver: Receiver): Promise<Reply>
  /** Secrets of a receiver, as they are kept. */
  seal(secrets: Secrets, whose: Pick<Receiver, 'tenant' | 'id'>): string
  /** `undefined` where they were sealed by another key. */
  open(receiver: Receiver): Secrets | undefined
  /** How many messages had which end since the start. */
  readonly counts: Readonly<Record<Outcome, number>>
}

export type Outcome = 'delivered' | 'retried' | 'failed'

/** What a server is told of notifications. */
export interface NotifySettings {
  readonly guard: AddressGuard
  /** Certificates that are trusted, PEM; `undefined` for those of Node. */
  readonly ca: readonly string[] | undefined
}

export interface NotifierOptions extends NotifySettings {
  readonly outbox: State['outbox']
  readonly seal: KeyObject
  readonly now: () => number
  /** Where the console is. */
  readonly origin: () => string
  readonly log: Pick<FastifyBaseLogger, 'warn'>
}

export function notifier(options: NotifierOptions): Notifier {
  const { outbox, now } = options
  const counts = { delivered: 0, retried: 0, failed: 0 }
  let running: Promise<void> | undefined
  const deliver = async (message: Message): Promise<void> => {
    const { id, receiver, attempts } = message
    const reply = await sent(options, receiver, contentOf(message, options.origin()))
    const outcome = settlement(reply, attempts, now())
    counts[OUTCOMES[outcome.state]]++
    if (!reply.isDelivered)
      options.log.warn({ message: id, receiver: receiver.id, state: outcome.state, said: reply.said }, 'not delivered')
    await outbox.settle(message, outcome)
  }
  const work = async (): Promise<void> => {
    await outbox.gather(now(), randomUUID)
    // Side by side, so that one who does not answer keeps nobody waiting.
    await Promise.all((await outbox.due(now(), AT_ONCE)).map(deliver))
  }
  return {
    run() {
      running ??= work().finally(() => {
        running = undefined
      })
      return running
    },
    test: (receiver) => sent(options, receiver, testOf(receiver, options)),
    seal: (secrets, whose) => sealSecrets(secrets, options.seal, whose),
    open: (receiver) => unsealSecrets(receiver, options.seal),
    counts,
  }
}

async function sent({ seal, guard, ca, now }: NotifierOptions, receiver: Receiver, content: Content): Promise<Reply> {
  const secrets = unsealSecrets(receiver, seal)
  if (secrets === undefined)
    return { isDelivered: false, said: 'its secrets were sealed by another key: set them anew' }
  return await send(receiver, { secrets, content }, { guard, ca, now: now() })
}

function contentOf(message: Message, origin: string): Content {
  const { id } = message
  switch (message.receiver.destination.kind) {
    case 'webhook':
      return { kind: 'json', id, body: webhookBody(message, origin) }
    case 'slack':
      return { kind: 'json', id, body: slackBody(message, origin) }
    case 'email':
      return { kind: 'letter', id, letter: letterOf(message, origin) }
  }
}

function testOf({ destination }: Receiver, { now, origin }: NotifierOptions): Content {
  const id = `msg_${randomUUID()}`
  switch (destination.kind) {
    case 'webhook':
      return { kind: 'json', id, body: webhookTest(now()) }
    case 'slack':
      return { kind: 'json', id, body: slackTest(origin()) }
    case 'email':
      return { kind: 'letter', id, letter: letterTest(origin()) }
  }
}

/** What is not delivered is tried again, later each time, and in the end given up. */
function settlement({ isDelivered, said, retryAfterMs = 0 }: Reply, attempts: number, at: number): Settled {
  if (isDelivered) return { state: 'delivered', at }
  const pause = RETRY_MS[attempts]
  if (pause === undefined) return { state: 'failed', at, error: said }
  return { state: 'waiting', dueAt: at + Math.max(pause, Math.min(retryAfterMs, MAX_PAUSE_MS)), error: said }
}

const OUTCOMES = { delivered: 'delivered', waiting: 'retried', failed: 'failed' } as const
const MINUTE_MS = 60_000
/** After each try in vain; a day in all. */
const RETRY_MS = [0.1, 1, 5, 30, 120, 300, 960].map((minutes) => minutes * MINUTE_MS)
const MAX_PAUSE_MS = 60 * MINUTE_MS
const AT_ONCE = 20
