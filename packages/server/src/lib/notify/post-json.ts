import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'

/** A JSON text on its way. */
export interface Parcel {
  readonly url: URL
  /** The address that the host was found to have: it is not asked for again. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Certificates that are trusted, PEM. */
  readonly ca: readonly string[] | undefined
}

export interface HttpReply {
  readonly status: number
  /** The first two thousand characters. */
  readonly text: string
  readonly retryAfter: string | undefined
}

/** Sends a text by POST. Does not follow where the answer points to. Throws where there is no answer in ten seconds. */
export function postJson({ url, address, headers, body, ca }: Parcel): Promise<HttpReply> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpReply>()
  const options = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'ringwall',
      ...headers,
    },
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    lookup: fixed(address),
    ...(ca === undefined ? {} : { ca: [...ca] }),
  }
  const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (answer) => {
    let text = ''
    const done = (): void => {
      const { statusCode: status = 0, headers: said } = answer
      resolve({ status, text: text.slice(0, MAX_TEXT), retryAfter: said['retry-after'] })
    }
    answer.setEncoding('utf8')
    answer.on('data', (chunk: string) => {
      text += chunk
      if (text.length < MAX_TEXT) return
      done()
      answer.destroy()
    })
    answer.on('end', done)
    answer.on('error', reject)
  })
  sent.on('error', reject)
  sent.end(body)
  return promise
}

type Found = (
  error: null,
  address: string | { readonly address: string; readonly family: number }[],
  family?: number,
) => void

function fixed(address: string) {
  const family = isIP(address)
  return (_: string, { all }: { readonly all?: boolean | undefined }, found: Found): void => {
    if (all === true) found(null, [{ address, family }])
    else found(null, address, family)
  }
}

const TIMEOUT_MS = 10_000
const MAX_TEXT = 2000
