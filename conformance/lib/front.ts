import type { Header, WafRequest, WafResponse } from '@ringwall/engines/waf'
import type { StageInput } from './ftw.ts'

/** What the engine sees of a stage behind the reference's server, which drops what it takes for no header. */
export interface Exchange {
  readonly request: WafRequest
  readonly body: string
  readonly response: WafResponse
  readonly responseBody: string
}

/**
 * The request as the test runner sends it and the server reads it, and the answer of the backend that echoes; `undefined`
 * where the server refuses the request before any rule sees it.
 */
export function exchangeOf(input: StageInput): Exchange | undefined {
  const sent = input.raw === undefined ? composed(input) : parsed(input.raw)
  if (isRefused(sent.headers)) return undefined
  const peers = { client: { address: '127.0.0.1', port: 40_000 }, server: { address: '127.0.0.1', port: 80 } }
  const request = {
    method: sent.method,
    uri: sent.uri.startsWith('/') ? sent.uri : /^\w+:\/\/[^/]*(.*)$/.exec(sent.uri)?.[1] || '/',
    protocol: sent.protocol,
    headers: sent.headers
      .filter(([name]) => /^[A-Za-z0-9-]+$/.test(name))
      .map(([name, value]) => [name, value.trim()] as const),
    ...peers,
  }
  const body = bodyOf(request.headers, sent.rest)
  return { request, body, ...answer(request, body) }
}

/** Two ways to tell where the body ends, or a header that a bare carriage return would split: requests that smuggle. */
function isRefused(headers: readonly Header[]): boolean {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  return (
    (names.has('content-length') && names.has('transfer-encoding')) || headers.some(([, value]) => value.includes('\r'))
  )
}

interface Sent {
  readonly method: string
  readonly uri: string
  readonly protocol: string
  readonly headers: readonly Header[]
  readonly rest: string
}

function composed({ method, uri, version, headers, data, completesHeaders }: StageInput): Sent {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const isMultipart = headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /^multipart\//i.test(value),
  )
  const body = isMultipart ? (data ?? '').replace(/\r?\n/g, '\r\n') : (data ?? '')
  const added: Header[] = []
  if (completesHeaders) {
    if (data !== undefined && !names.has('content-type'))
      added.push(['Content-Type', 'application/x-www-form-urlencoded'])
    const hasBody = data !== undefined || /^(?:POST|PUT|PATCH)$/.test(method)
    if (hasBody && !names.has('content-length')) added.push(['Content-Length', String(body.length)])
    if (!names.has('connection')) added.push(['Connection', 'close'])
  }
  return { method, uri, protocol: version || 'HTTP/0.9', headers: [...headers, ...added], rest: body }
}

function parsed(raw: string): Sent {
  const split = /\r?\n\r?\n/.exec(raw)
  const head = split === null ? raw : raw.slice(0, split.index)
  const [line = '', ...lines] = head.split(/\r?\n/)
  const [method = '', uri = '', protocol = ''] = line.split(' ')
  const headers = lines.map((text) => {
    const colon = text.indexOf(':')
    return [text.slice(0, colon), text.slice(colon + 1).trim()] as const
  })
  return { method, uri, protocol, headers, rest: split === null ? '' : raw.slice(split.index + split[0].length) }
}

/** The server reads a body only where a length or chunks announce it. */
function bodyOf(headers: readonly Header[], rest: string): string {
  const value = (name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name)?.[1]
  if (/chunked/i.test(value('transfer-encoding') ?? '')) return unchunked(rest)
  return rest.slice(0, Number(value('content-length') ?? 0))
}

function unchunked(text: string): string {
  let body = ''
  let at = 0
  for (;;) {
    const end = text.indexOf('\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(text.slice(at, end), 16)
    if (!(size > 0)) return body
    body += text.slice(end + 1, end + 1 + size)
    at = text.indexOf('\n', end + 1 + size) + 1
    if (at === 0) return body
  }
}

function answer(request: WafRequest, body: string): Pick<Exchange, 'response' | 'responseBody'> {
  const asked = request.uri.startsWith('/reflect') ? reflection(body) : {}
  const headers = Object.entries(asked.headers ?? {})
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const text =
    asked.encodedBody === undefined
      ? utf8(asked.body ?? '')
      : Buffer.from(asked.encodedBody, 'base64').toString('latin1')
  return {
    response: {
      status: asked.status ?? 200,
      protocol: request.protocol,
      headers: hasType ? headers : [...headers, ['Content-Type', 'text/plain; charset=utf-8']],
    },
    responseBody: text,
  }
}

interface Asked {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly encodedBody?: string
}

function reflection(body: string): Asked {
  try {
    return JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as Asked
  } catch {
    return {}
  }
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
