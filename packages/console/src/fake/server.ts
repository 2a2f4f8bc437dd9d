// A server for looking at the console and for trying it: the API of version 1 over the examples, kept in memory.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { text } from 'node:stream/consumers'
import { answer } from './answers.ts'
import type { House } from './house.ts'

/** A fake server that listens on a free port of this machine alone. */
export interface FakeServer {
  readonly origin: string
  readonly house: House
  /** Tells every browser that listens. */
  readonly tell: (event: string, data: unknown) => void
  readonly close: () => Promise<void>
}

/** Serves the files of `assets`, and the API over a house. */
export async function serve(house: House, assets: string): Promise<FakeServer> {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    void handle({ house, assets, listeners }, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let id = 0
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    house,
    tell: (event, data) => {
      id++
      for (const each of listeners) each.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    close: async () => {
      for (const each of listeners) each.end()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

interface Served {
  readonly house: House
  readonly assets: string
  readonly listeners: Set<ServerResponse>
}

async function handle(
  { house, assets, listeners }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  response.setHeader('Content-Security-Policy', POLICY)
  if (url.pathname === '/api/v1/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n')
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
    return
  }
  if (!url.pathname.startsWith('/api/')) return sendFile(assets, url.pathname, response)
  const given = await text(request)
  const body: unknown = given === '' ? {} : JSON.parse(given)
  const { status, body: said } = answer(house, request.method ?? 'GET', url, {
    body: body as Record<string, unknown>,
    now: Date.now(),
  })
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' })
  response.end(said === undefined ? undefined : JSON.stringify(said))
}

/** A file that is there, else the page: the console itself knows its screens. */
function sendFile(assets: string, path: string, response: ServerResponse): void {
  const file = join(assets, normalize(path))
  const isThere = file.startsWith(assets) && existsSync(file) && statSync(file).isFile()
  const sent = isThere ? file : join(assets, 'index.html')
  response.writeHead(200, { 'Content-Type': TYPES[extname(sent)] ?? 'application/octet-stream' })
  response.end(readFileSync(sent))
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('fake server: it listens on no port')
  return address.port
}

/** What the true server sends: whatever it forbids fails here too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
