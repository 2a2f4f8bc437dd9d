import { Readable } from 'node:stream'
import Type from 'typebox'
import { type LiveMessage, TOPICS, type Topic } from '../../lib/live/index.ts'
import type { ApiContext } from '../context.ts'
import { type Call, principalOf, type Route, route } from '../route.ts'

export function eventRoutes(context: ApiContext): readonly Route[] {
  return [
    route({
      id: 'events.follow',
      method: 'GET',
      path: '/api/v1/events',
      summary: 'What happens, as Server-Sent Events; Last-Event-ID resumes',
      permission: 'findings:read',
      query: Type.Object(
        { topics: Type.Optional(Type.String({ pattern: LIST_OF_TOPICS })) },
        { additionalProperties: false },
      ),
      answers: { 200: undefined },
      handle: async (call) => ({
        status: 200,
        stream: { type: 'text/event-stream', from: follow(context, call, topicsOf(call.query.topics)) },
        headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      }),
    }),
  ]
}

/** Lines of the event stream (HTML Living Standard §9.2), with a comment now and then so that nobody on the way gives up. */
function follow(
  { live }: ApiContext,
  call: Pick<Call<unknown, unknown, unknown>, 'principal' | 'headers' | 'signal'>,
  topics: readonly Topic[],
): Readable {
  const { tenant } = principalOf(call)
  const lastId = Number(call.headers['last-event-id'] ?? Number.NaN)
  const after = Number.isSafeInteger(lastId) ? lastId : undefined
  const stream = new Readable({ read() {}, highWaterMark: MAX_WAITING })
  const send = (text: string): void => {
    // One who does not read loses the stream, not the server its memory; the browser comes back by itself.
    if (!stream.push(text)) stream.destroy()
  }
  send('retry: 2000\n\n')
  const stop = live.follow({ tenant, topics, after }, (message) => send(printed(message)))
  const beat = setInterval(() => send(': beat\n\n'), BEAT_MS)
  const end = (): void => {
    clearInterval(beat)
    stop()
    if (!stream.destroyed) stream.destroy()
  }
  stream.once('close', end)
  call.signal.addEventListener('abort', end, { once: true })
  return stream
}

function printed(message: LiveMessage): string {
  const [event, data] = message.kind === 'reset' ? ['reset', {}] : [NAMES[message.topic], message.data]
  return `id: ${message.id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** Names separated by commas; all where none is named. */
function topicsOf(text: string | undefined): readonly Topic[] {
  const wanted = text?.split(',')
  return wanted === undefined ? TOPICS : TOPICS.filter((topic) => wanted.includes(topic))
}

/** What an event of a topic is called: of one scan, one job, or all findings. */
const NAMES: Readonly<Record<Topic, string>> = { findings: 'findings', scans: 'scan', jobs: 'job' }
const LIST_OF_TOPICS = `^(?:${TOPICS.join('|')})(?:,(?:${TOPICS.join('|')}))*$`
const BEAT_MS = 15_000
const MAX_WAITING = 256 * 1024
