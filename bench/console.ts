import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { type Benchmark, type Figure, median, times } from './benchmark.ts'
import { fillStore } from './estate.ts'

/** The server and the console over a million findings: pages, counts, who follows, memory, size. */
export const benchmark: Benchmark = { run }

async function* run(): AsyncIterable<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const start = performance.now()
    const count = await fillStore(join(folder, 'state.db'), FINDINGS)
    const seconds = (performance.now() - start) / 1000
    yield figure('console.record', Math.round(count / seconds), 'findings/s', '', `${count} findings with their places`)
    yield* overHttp(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  yield shell()
}

async function* overHttp(folder: string): AsyncIterable<Figure> {
  const { child, link } = await startServer(folder)
  try {
    const { origin } = new URL(link)
    const cookie = await signUp(link)
    const ask = (path: string) => request(`${origin}/api/v1/${path}`, cookie)
    yield* pages(ask)
    yield* counts(ask)
    yield memory(child, 'console.memory', '<= 400', 400, 'resident, after all pages above')
    yield* screens(origin, cookie)
    yield* followers(origin, cookie)
    yield memory(child, 'console.memoryFollowed', '', undefined, `resident, with ${FOLLOWERS} clients`)
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('close', resolve))
  }
}

/** The worst of all pages counts. */
async function* pages(ask: Ask): AsyncIterable<Figure> {
  let worst = { value: 0, query: '' }
  for (const query of PAGES) {
    const value = median(await times(5, () => ask(`findings?${query}`)))
    yield figure('console.page', rounded(value), 'ms', '<= 200', query || 'all', value <= 200)
    if (value > worst.value) worst = { value, query }
  }
  const deep = await deepPage(ask)
  yield figure('console.page', rounded(deep), 'ms', '<= 200', 'the hundredth page', deep <= 200)
  yield figure('console.worstPage', rounded(worst.value), 'ms', '<= 200', worst.query, worst.value <= 200)
}

async function deepPage(ask: Ask): Promise<number> {
  let after = ''
  let took = 0
  for (let page = 0; page < 100; page++) {
    const start = performance.now()
    const body = JSON.parse(await ask(`findings?state=all&limit=200${after}`)) as { readonly next?: string }
    took = performance.now() - start
    after = `&after=${encodeURIComponent(body.next ?? '')}`
  }
  return took
}

async function* counts(ask: Ask): AsyncIterable<Figure> {
  for (const query of COUNTS) {
    const value = median(await times(3, () => ask(`findings/facets?${query}`)))
    yield figure('console.facets', rounded(value), 'ms', '<= 1000', query || 'all', value <= 1000)
  }
  for (const path of ['situation', 'assets?limit=50', 'scans?limit=50', 'compliance/pss']) {
    const value = median(await times(3, () => ask(path)))
    yield figure('console.screen', rounded(value), 'ms', '<= 1000', path, value <= 1000)
  }
}

/** From the address in a browser that was never here to what one came for. */
async function* screens(origin: string, cookie: string): AsyncIterable<Figure> {
  const target = '<= 1000'
  if (!existsSync(CHROMIUM)) {
    yield figure('console.firstScreen', 0, 'ms', target, `not measured: no Chromium at ${CHROMIUM}`)
    return
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  for (const [path, wanted] of SCREENS) {
    const measured: number[] = []
    for (let i = 0; i < 5; i++) {
      const context = await browser.newContext()
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: origin }])
      const page = await context.newPage()
      await page.addInitScript(watch(wanted))
      await page.goto(origin + path)
      await page.locator(wanted).first().waitFor()
      measured.push(Number(await page.evaluate('seenAt')))
      await context.close()
    }
    const value = median(measured)
    yield figure('console.firstScreen', rounded(value), 'ms', target, `${path}, nothing cached`, value <= 1000)
  }
  await browser.close()
}

/** Keeps when the page first held an element, by its own clock, which begins with the navigation. */
function watch(wanted: string): string {
  return `new MutationObserver((_, self) => {
    if (document.querySelector('${wanted}') === null) return
    globalThis.seenAt = performance.now()
    self.disconnect()
  }).observe(document, { subtree: true, childList: true })`
}

/** Everybody who follows hears of a change; how long the last one waits. */
async function* followers(origin: string, cookie: string): AsyncIterable<Figure> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const heard: Promise<number>[] = []
  const open: IncomingMessage[] = []
  for (let i = 0; i < FOLLOWERS; i++) {
    const stream = await follow(`${origin}/api/v1/events?topics=findings`, cookie, agent)
    open.push(stream)
    heard.push(firstEvent(stream))
  }
  const listed = JSON.parse(await request(`${origin}/api/v1/findings?limit=1`, cookie)) as {
    readonly findings: readonly { readonly fingerprint: string }[]
  }
  const start = performance.now()
  const body = JSON.stringify({ fingerprints: listed.findings.map(({ fingerprint }) => fingerprint), owner: 'bench' })
  const answer = await fetch(`${origin}/api/v1/findings/assign`, { method: 'POST', body, headers: headersOf(cookie) })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  const last = Math.max(...(await Promise.all(heard))) - start
  for (const stream of open) stream.destroy()
  const note = `from the change to the last of ${FOLLOWERS} clients`
  yield figure('console.live', rounded(last), 'ms', '<= 1000', note, last <= 1000)
}

function follow(url: string, cookie: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: headersOf(cookie) }, (response) => {
      if (response.statusCode === 200) resolve(response)
      else reject(new Error(`${url} answered ${response.statusCode}`))
    }).on('error', reject)
  })
}

function firstEvent(stream: IncomingMessage): Promise<number> {
  return new Promise((resolve) => {
    let text = ''
    stream.setEncoding('utf8')
    stream.on('error', () => {})
    stream.on('data', (chunk: string) => {
      text += chunk
      if (text.includes('event: findings')) resolve(performance.now())
    })
  })
}

interface Started {
  readonly child: ChildProcess
  readonly link: string
}

async function startServer(folder: string): Promise<Started> {
  const cli = join(import.meta.dirname, '..', 'packages', 'server', 'src', 'cli', 'main.ts')
  const args = [cli, 'up', '--data', folder, '--port', '0', '--empty', '--log-level', 'error']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    const [link] = /http:\S+\/welcome#\S+/.exec(said) ?? []
    if (link !== undefined) return { child, link }
  }
  throw new Error(`the server ended: ${said}`)
}

async function signUp(link: string): Promise<string> {
  const { origin, hash } = new URL(link)
  const body = JSON.stringify({ token: hash.slice(1), name: 'bench', password: 'seven lazy otters swim north' })
  const answer = await fetch(`${origin}/api/v1/bootstrap`, { method: 'POST', body, headers: headersOf('') })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
}

async function request(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: headersOf(cookie) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${text.slice(0, 300)}`)
  return text
}

/** What a browser sends from a page of the server itself. */
function headersOf(cookie: string): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie === '' ? {} : { cookie }) }
}

function memory(child: ChildProcess, name: string, target: string, most: number | undefined, note: string): Figure {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const value = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  return figure(name, value, 'MiB', target, note, most === undefined ? undefined : value <= most)
}

/** What a browser loads for the first screen, without the letters. */
function shell(): Figure {
  const dist = join(import.meta.dirname, '..', 'dist', 'console')
  if (!existsSync(dist)) return figure('console.shell', 0, 'KiB', '<= 250', 'not measured: run npm run build first')
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => page.includes(file))
  const files = ['index.html', ...named.filter((file) => /\.(?:js|css)$/.test(file))]
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  const value = Math.round(bytes / 1024)
  return figure('console.shell', value, 'KiB', '<= 250', `gzip: ${files.join(', ')}`, value <= 250)
}

function figure(
  name: string,
  value: number,
  unit: string,
  target: string,
  note: string,
  met: boolean | undefined = undefined,
): Figure {
  return { name, value, unit, target, met, note }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

type Ask = (path: string) => Promise<string>

const FINDINGS = Number(process.env['RINGWALL_BENCH_FINDINGS'] ?? 1_000_000)
const FOLLOWERS = 1000
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const SCREENS = [
  ['/', '.situation'],
  ['/findings', '.row'],
] as const
const PAGES = [
  '',
  'state=all',
  'order=last_seen',
  'severity=critical',
  'severity=low&order=last_seen',
  'namespace=team-7',
  'target=cluster-11',
  'namespace=team-7&severity=high',
  'target=cluster-3&namespace=team-9&severity=medium',
  'rule=pss-run-as-non-root',
  'rule=pss-run-as-non-root&namespace=team-3&order=last_seen',
  'resource=CronJob',
  'resource=CronJob&severity=critical',
  'fixable=true',
  'fixable=false&severity=high',
  'state=resolved',
  'state=excepted&order=last_seen',
  'owner=nobody-has-it',
  'q=redis',
  'q=nothing-is-called-so',
  'q=redis&namespace=team-7&severity=critical',
  'limit=500',
]
const COUNTS = ['', 'severity=critical', 'namespace=team-7', 'q=redis', 'q=nothing-is-called-so', 'fixable=true']
