import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type SampleServer, sampleServer } from '../serve-sample.ts'

/** Reads events until there are so many, and goes away. */
async function follow(
  t: TestContext,
  server: SampleServer,
  { token, count, after }: { readonly token: string; readonly count: number; readonly after?: string },
): Promise<readonly Readonly<Record<string, string>>[]> {
  const gone = new AbortController()
  t.after(() => gone.abort())
  const answer = await fetch(`${server.origin}/api/v1/events`, {
    signal: gone.signal,
    headers: { authorization: `Bearer ${token}`, ...(after === undefined ? {} : { 'last-event-id': after }) },
  })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (events(text).length >= count) break
  }
  gone.abort()
  return events(text)
}

function events(text: string): readonly Readonly<Record<string, string>>[] {
  return text
    .split('\n\n')
    .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2))))
    .filter((event) => event['id'] !== undefined && event['data'] !== undefined)
}

test('what happens is told, merged, resumed, and to its own tenant alone', async (t) => {
  const server = await sampleServer(t)
  const token = await server.tokenOf('viewer')
  const tell = (tenant: string, opened: number) =>
    server.live.publish({
      tenant,
      topic: 'findings',
      key: '',
      data: { opened },
      merge: (a, b) => ({ opened: Number(a['opened']) + Number(b['opened']) }),
    })
  const first = follow(t, server, { token, count: 1 })
  await until(() => server.live.followers > 0)
  tell('other', 100)
  tell('default', 1)
  tell('default', 2)
  const [event] = await first
  assert.deepEqual([event?.['event'], event?.['data']], ['findings', '{"opened":3}'])
  await until(() => server.live.followers === 0)
  tell('default', 4)
  const [missed] = await follow(t, server, { token, count: 1, after: event?.['id'] ?? '' })
  assert.equal(missed?.['data'], '{"opened":4}')
  const [reset] = await follow(t, server, { token, count: 1, after: '5' })
  assert.equal(reset?.['event'], 'reset')
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
