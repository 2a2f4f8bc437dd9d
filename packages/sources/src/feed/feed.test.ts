import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type FeedRequest, fetchFeed } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'feed-'))
writeFileSync(join(folder, 'file'), 'content')
const server = createServer((request, response) => {
  if (request.url === '/gone') response.writeHead(404).end('no')
  else if (request.url === '/silent') response.writeHead(200).write('a')
  else if (request.url === '/untagged') response.end('content')
  else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
  else response.setHeader('etag', '"1"').setHeader('last-modified', 'Thu, 01 Jan 2026 00:00:00 GMT').end('content')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
after(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = (location: string, more: Partial<FeedRequest> = {}) =>
  fetchFeed(
    { location, known: undefined, maxBytes: 100, timeoutMs: 10_000, now: 5, ...more },
    new AbortController().signal,
  )
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('a feed of a server, then the same again', async () => {
  const first = await ask(`${base}/feed`)
  assert.ok(first.kind === 'fetched')
  assert.deepEqual([text(first.bytes), first.tag, first.asOf], ['content', '"1"', Date.parse('2026-01-01T00:00:00Z')])
  assert.deepEqual(await ask(`${base}/feed`, { known: first.tag }), { kind: 'unchanged' })
})

for (const location of [`${base}/untagged`, join(folder, 'file')])
  test(`a feed without a tag is known by its content: ${location.slice(-8)}`, async () => {
    const first = await ask(location)
    assert.ok(first.kind === 'fetched')
    assert.equal(text(first.bytes), 'content')
    assert.match(first.tag, /^"sha256:[0-9a-f]{64}"$/)
    assert.deepEqual(await ask(location, { known: first.tag }), { kind: 'unchanged' })
  })

const troubles: readonly {
  readonly name: string
  readonly location: string
  readonly more?: Partial<FeedRequest>
  readonly says: RegExp
}[] = [
  { name: 'an answer that is none', location: `${base}/gone`, says: /^the server answers 404$/ },
  { name: 'an answer that is too long', location: `${base}/feed`, more: { maxBytes: 6 }, says: /more than 6 bytes/ },
  {
    name: 'an answer that never ends',
    location: `${base}/silent`,
    more: { timeoutMs: 50 },
    says: /within 0.05 seconds/,
  },
  { name: 'no server', location: 'http://127.0.0.1:1/feed', says: /fetch failed/ },
  { name: 'no file', location: join(folder, 'gone'), says: /^does not exist$/ },
  { name: 'a file that is too long', location: join(folder, 'file'), more: { maxBytes: 6 }, says: /more than 6 bytes/ },
]
for (const { name, location, more, says } of troubles)
  test(`${name} is a trouble`, async () => {
    const state = await ask(location, more)
    assert.ok(state.kind === 'trouble')
    assert.match(state.message, says)
  })
