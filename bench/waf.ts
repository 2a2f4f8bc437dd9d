import assert from 'node:assert/strict'
import { type Header, type Program, Transaction } from '@ringwall/engines/waf'
import { crsProgram } from '../conformance/lib/crs.ts'
import { crsFiles } from '../conformance/lib/ftw.ts'
import { type Benchmark, type Figure, median } from './benchmark.ts'

/**
 * The firewall with the OWASP CRS at paranoia level 1: processor time of one core for a request that is not blocked, and how
 * many times as long it takes to judge every value by every rule.
 */
export const benchmark: Benchmark = { run }

async function* run(corpora: string): AsyncIterable<Figure> {
  const program = crsProgram(corpora, crsFiles(corpora), 1)
  yield* figures('waf.get', program, get, '<= 1/20 of libmodsecurity 3, which this does not measure')
  yield* figures('waf.post_json', program, postJson, '<= 1/50 of libmodsecurity 3, which this does not measure')
}

interface Sent {
  readonly method: string
  readonly uri: string
  readonly headers: readonly Header[]
  readonly body: string
}

function* figures(name: string, program: Program, make: (i: number) => Sent, target: string): Iterable<Figure> {
  for (let i = 0; i < WARM_UP; i++) for (const manner of MANNERS) judge(program, make(i), manner)
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const [sieved = Number.NaN, plain = Number.NaN] = MANNERS.map((manner) => {
      const start = process.cpuUsage()
      for (let i = 0; i < REQUESTS; i++) judge(program, make(round * REQUESTS + i), manner)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / REQUESTS
    })
    return { sieved, ratio: plain / sieved }
  })
  const value = Math.round(median(rounds.map(({ sieved }) => sieved)))
  const ratio = Math.round(median(rounds.map((round) => round.ratio)) * 10) / 10
  const note = `no request like another, median of ${ROUNDS} rounds of ${REQUESTS}; response headers and an empty body`
  yield { name, value, unit: 'µs/request', target, met: undefined, note }
  const plain = 'the same requests, every value judged by every rule, in turns'
  yield { name: `${name}.plain`, value: ratio, unit: 'times as long', target: '', met: undefined, note: plain }
}

function judge(program: Program, { method, uri, headers, body }: Sent, manner: 'sieved' | 'plain'): void {
  const transaction = new Transaction(program, { id: '1', time: 0, manner })
  const client = { address: '192.0.2.1', port: 40_000 }
  const server = { address: '192.0.2.2', port: 443 }
  transaction.requestHeaders({ method, uri, protocol: 'HTTP/1.1', headers, client, server })
  transaction.requestBody(body)
  transaction.responseHeaders({ status: 200, protocol: 'HTTP/1.1', headers: [['Content-Type', 'text/html']] })
  transaction.responseBody('')
  transaction.end()
  const fired = transaction.hits.filter(({ rule }) => rule.isAudited)
  assert.ok(fired.length === 0, `rule ${fired[0]?.rule.id} fires`)
}

function get(i: number): Sent {
  return {
    method: 'GET',
    uri: `/shop/search?q=wool+socks+size+${i}&page=2&sort=price_asc&lang=en&utm_source=newsletter`,
    headers: [...headers(i), ['Referer', `https://shop.example.test/category/winter?item=${i}`]],
    body: '',
  }
}

function postJson(i: number): Sent {
  const items = Array.from({ length: 12 }, (_, n) => ({
    sku: `SOCK-${n}-${i}`,
    title: `Wool socks, pair number ${n}`,
    quantity: n + 1,
    price: 12.5 + n,
    gift: n % 3 === 0,
  }))
  const customer = { name: 'Ada Lovelace', email: `ada${i}@example.test`, phone: '+44 20 7946 0958' }
  const address = { street: '12 St James Square', city: 'London', postcode: 'SW1Y 4JH', country: 'GB' }
  const comment = 'Please ring the bell twice and leave the parcel with the neighbour if nobody answers. Thank you!'
  const order = { id: i, customer, address, items, comment }
  const notes = Array.from({ length: 30 }, (_, n) => `Parcel ${n} goes by ship as agreed`)
  const whole = JSON.stringify({ ...order, notes })
  const padded = `${whole.slice(0, whole.lastIndexOf(',', BODY_BYTES))}]}`
  const more: readonly Header[] = [
    ['Content-Type', 'application/json'],
    ['Content-Length', String(padded.length)],
  ]
  return { method: 'POST', uri: '/api/v1/orders', headers: [...headers(i), ...more], body: padded }
}

function headers(i: number): readonly Header[] {
  return [
    ['Host', 'shop.example.test'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0'],
    ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['Accept-Language', 'en-GB,en;q=0.5'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Cookie', `session=3f2a9c${i}7bd1e04f5a; theme=dark; consent=yes`],
    ['Connection', 'keep-alive'],
  ]
}

const MANNERS = ['sieved', 'plain'] as const
const BODY_BYTES = 2_048
const WARM_UP = 300
const ROUNDS = 9
const REQUESTS = 100
