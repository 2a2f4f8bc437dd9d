import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { EXAMPLES, sampleFolder, sampleReport, sampleServer } from '../../serve-sample.ts'
import { push } from './index.ts'

const SHOP = join(EXAMPLES, 'shop', 'redis')
const QUICK = { pauses: [1, 1], timeout: 5000 }

test('a report is kept once, by who may', async (t) => {
  const running = await sampleServer(t)
  const report = sampleReport(SHOP, 'shop')
  const server = new URL(running.origin)
  const token = await running.tokenOf('analyst')

  const first = await push(report, { server, token }, QUICK)
  assert.ok(first.kind === 'kept' && first.outcome.opened > 0, JSON.stringify(first))
  assert.deepEqual(await push(report, { server, token }, QUICK), first)
  const { body } = await running.ask('/api/v1/scans', { token })
  assert.equal(body.scans.length, 1)

  const viewer = await running.tokenOf('viewer')
  for (const [given, status] of [
    [viewer, 403],
    ['rw_nobody', 401],
  ] as const) {
    const refused = await push(report, { server, token: given }, QUICK)
    assert.ok(refused.kind === 'lost' && refused.because.includes(`answered ${status}`), JSON.stringify(refused))
  }
  const unfit = await push('{"findings":7}', { server, token }, QUICK)
  assert.ok(unfit.kind === 'lost' && /answered 400: no report/.test(unfit.because), JSON.stringify(unfit))
})

const KEPT = JSON.stringify({ id: 'a', outcome: { opened: 1, reopened: 0, unchanged: 0, resolved: 0 } })

for (const [name, answers, wanted, tries] of [
  ['busy, then kept', [[503], [429, '{}', { 'retry-after': '0' }], [201, KEPT]], /^kept$/, 3],
  ['busy for good', [[503, '{"title":"busy"}'], [503], [503]], /answered 503$/, 3],
  ['a refusal is not asked again', [[403, '{"title":"no","detail":"may not"}']], /answered 403: no, may not$/, 1],
  ['no server of ours', [[200, '<html>']], /answered 200$/, 1],
  ['counts that are none', [[201, '{"id":"a","outcome":{"opened":"many"}}']], /answered 201$/, 1],
  ['a redirection', [[307, '', { location: 'http://127.0.0.1:9/' }]], /redirect/, 3],
  ['letters that a terminal obeys', [[400, '{"title":"\\u001b[2J\\u202eall"}']], /answered 400: {2}\[2J all$/, 1],
] as const)
  test(`the server answers: ${name}`, async (t) => {
    let asked = 0
    const server = await listen(t, (request, response) => {
      request.resume()
      assert.equal(request.headers['authorization'], 'Bearer rw_sample')
      const [status, body = '', headers = {}] = answers[Math.min(asked++, answers.length - 1)] as Said
      response.writeHead(status, headers).end(body)
    })
    const pushed = await push('{}', { server, token: 'rw_sample' }, QUICK)
    assert.match(pushed.kind === 'kept' ? 'kept' : pushed.because, wanted)
    assert.equal(asked, tries)
  })

test('nobody listens', async () => {
  const pushed = await push('{}', { server: new URL('http://127.0.0.1:9'), token: 'rw_sample' }, QUICK)
  assert.ok(pushed.kind === 'lost' && pushed.because.startsWith('http://127.0.0.1:9: '), JSON.stringify(pushed))
})

test('nobody answers', async (t) => {
  const server = await listen(t, (request) => void request.resume())
  const pushed = await push('{}', { server, token: 'rw_sample' }, { pauses: [], timeout: 100 })
  assert.deepEqual(pushed, { kind: 'lost', because: `${server.origin}: no answer in time` })
})

test('the command keeps what it found, and fails where it could not', async (t) => {
  const running = await sampleServer(t)
  const tokenFile = join(sampleFolder(t), 'token')
  writeFileSync(tokenFile, `${await running.tokenOf('analyst')}\n`)
  const command = (options: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const main = join(import.meta.dirname, '..', 'main.ts')
    const args = [main, 'scan', SHOP, '--name', 'shop', '--no-config', '--fail-on', 'never', ...options]
    // The server is in this process: it answers while the command runs elsewhere.
    return new Promise<{ readonly status: number | null; readonly stderr: string }>((resolve) => {
      const child = spawn(process.execPath, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let stderr = ''
      child.stderr.on('data', (chunk) => {
        stderr += String(chunk)
      })
      child.stdout.resume()
      child.on('close', (status) => resolve({ status, stderr }))
    })
  }
  const kept = await command(['--server', running.origin, '--token-file', tokenFile])
  assert.equal(kept.status, 0, kept.stderr)
  assert.match(kept.stderr, /kept at http:\/\/127\.0\.0\.1:\d+: [1-9]\d* new, 0 reopened, 0 unchanged, 0 resolved/)
  const again = await command([], { RINGWALL_SERVER: running.origin, RINGWALL_TOKEN: 'rw_unknown' })
  assert.equal(again.status, 4)
  assert.match(again.stderr, /not kept: http:\/\/127\.0\.0\.1:\d+ answered 401/)
})

for (const [options, env, wanted] of [
  [['--server', 'http://ringwall.example'], {}, /--server: must be an https address/],
  [['--server', 'https://ringwall.example'], {}, /needs an API token/],
  [[], { RINGWALL_SERVER: 'ringwall.example' }, /RINGWALL_SERVER: must be an https address/],
  [['--token-file', 'none'], {}, /--token-file needs --server/],
  [['--server', 'https://ringwall.example'], { RINGWALL_TOKEN: 'rw_a b' }, /the API token/],
] as const)
  test(`refused before anything is judged: ${options.join(' ')} ${JSON.stringify(env)}`, () => {
    const main = join(import.meta.dirname, '..', 'main.ts')
    const ran = spawnSync(process.execPath, [main, 'scan', SHOP, '--no-config', ...options], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, wanted)
    assert.equal(ran.stdout, '')
  })

type Said = readonly [number, string?, Readonly<Record<string, string>>?]

async function listen(
  t: TestContext,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<URL> {
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
}
