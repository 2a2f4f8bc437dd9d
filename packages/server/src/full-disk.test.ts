import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { localScope } from '@ringwall/model'
import { statePath } from './lib/data-directory.ts'
import { EXAMPLES, sampleFolder, sampleReport, sampleServer } from './serve-sample.ts'

test('a server whose disk is full answers, says so, and writes again when there is room', async (t) => {
  const directory = sampleFolder(t)
  const allow = (pages: number): void => writeFileSync(`${statePath(directory)}.pages`, String(pages))
  allow(100_000)
  const clock = { now: Date.now() }
  const server = await sampleServer(t, { directory, entry: LIMITED, now: () => clock.now })
  const token = await server.tokenOf('admin')
  const push = (name: string) => {
    const body = sampleReport(join(EXAMPLES, 'shop'), name)
    return server.ask('/api/v1/scans', { method: 'POST', token, body })
  }
  assert.equal((await push('first')).status, 201)
  allow(1)
  const refused = await push('second')
  assert.deepEqual(
    [refused.status, refused.headers.get('content-type'), refused.body.title, refused.body.detail],
    [
      507,
      'application/problem+json',
      'insufficient storage',
      'no room is left on the disk of the store: nothing of this was kept',
    ],
  )
  // Late enough for the token to be written down as used, which there is no room for either.
  clock.now += 10 * 60_000
  const { state } = server
  const { byTarget } = await state.findings.facets({ scope: localScope(), where: {} })
  assert.deepEqual(Object.keys(byTarget), ['first'])
  const read = await server.ask('/api/v1/findings?limit=1', { token })
  assert.deepEqual([read.status, read.body.findings.length], [200, 1])
  const notReady = await server.ask('/readyz')
  assert.deepEqual([notReady.status, notReady.body.detail], [503, 'no room is left on the disk of the store'])
  assert.equal((await server.ask('/healthz')).status, 200)
  allow(100_000)
  assert.equal((await server.ask('/readyz')).status, 200)
  assert.equal((await push('second')).status, 201)
  await server.close()
})

/** Of the store's own tests: a thread that takes no more pages than a file says. */
const LIMITED = new URL('../../store/src/state/limited-thread.ts', import.meta.url)
