import { addArgument } from './body/arguments.ts'
import { readRequestBody } from './body/read-body.ts'
import { setClock } from './clock.ts'
import { cookiesOf } from './cookies.ts'
import { Evaluation, type Hit, type Interruption, type Look, type Manner } from './evaluation.ts'
import { headerOf, type WafRequest, type WafResponse } from './message.ts'
import type { Program } from './program.ts'
import { readTarget } from './target.ts'
import { formPairs, hasBadEncoding } from './url.ts'
import { Values } from './values.ts'

export interface TransactionOptions {
  readonly id: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  /** `sieved` where it is not given. */
  readonly manner?: Manner | undefined
  /** Told of every value that a rule looks at; all of them only where the manner is `plain`. */
  readonly look?: ((look: Look) => void) | undefined
}

/**
 * One request and its response under a program. Phases are asked for in order; each answers what is to be done, where a rule
 * demands it and the engine is on. Nothing here throws over what a request holds.
 */
export class Transaction {
  readonly values = new Values()
  readonly #program: Program
  readonly #evaluation: Evaluation

  constructor(program: Program, { id, time, manner = 'sieved', look }: TransactionOptions) {
    this.#program = program
    this.#evaluation = new Evaluation(program, this.values, { manner, look })
    for (const name of ZEROS) this.values.set(name, '0')
    this.values.set('UNIQUE_ID', id)
    setClock(this.values, time)
  }

  /** The rules that matched so far, in order. */
  get hits(): readonly Hit[] {
    return this.#evaluation.hits
  }

  /** Phase 1: the request line and headers. */
  requestHeaders(request: WafRequest): Interruption | undefined {
    const { values } = this
    const { argumentSeparator, argumentsLimit, webAppId } = this.#program.settings
    readTarget(values, request.uri, request.method, request.protocol)
    values.set('REMOTE_ADDR', request.client.address)
    values.set('REMOTE_HOST', request.client.address)
    values.set('REMOTE_PORT', String(request.client.port))
    values.set('SERVER_ADDR', request.server.address)
    values.set('SERVER_PORT', String(request.server.port))
    values.set('SERVER_NAME', (headerOf(request.headers, 'host') ?? '').replace(/:\d+$/, ''))
    values.set('WEBAPPID', webAppId)
    const query = values.first('QUERY_STRING') ?? ''
    if (hasBadEncoding(query)) values.set('URLENCODED_ERROR', '1')
    for (const pair of formPairs(query, argumentSeparator)) addArgument(values, 'GET', pair, argumentsLimit)
    for (const [name, value] of request.headers) this.#requestHeader(name, value)
    return this.#evaluation.run(1)
  }

  #requestHeader(name: string, value: string): void {
    const { values } = this
    values.add('REQUEST_HEADERS', name, value)
    values.add('REQUEST_HEADERS_NAMES', name, name)
    const lower = name.toLowerCase()
    if (lower === 'cookie')
      for (const [key, text] of cookiesOf(value)) {
        values.add('REQUEST_COOKIES', key, text)
        values.add('REQUEST_COOKIES_NAMES', key, key)
      }
    if (lower === 'authorization') values.set('AUTH_TYPE', value.split(' ')[0] ?? '')
    if (lower !== 'content-type') return
    const type = value.toLowerCase()
    if (type.startsWith('multipart/form-data')) values.set('REQBODY_PROCESSOR', 'MULTIPART')
    if (type.startsWith('application/x-www-form-urlencoded')) values.set('REQBODY_PROCESSOR', 'URLENCODED')
  }

  /** Phase 2: the body, whole and up to the limit. */
  requestBody(body: string): Interruption | undefined {
    const { switches, view } = this.#evaluation
    const { settings } = this.#program
    if (switches.requestBodyAccess) {
      const isTooLong = body.length > switches.requestBodyLimitBytes
      if (isTooLong) this.values.set('INBOUND_DATA_ERROR', '1')
      const taken = isTooLong ? body.slice(0, switches.requestBodyLimitBytes) : body
      if (taken !== '' || EMPTY_COUNTS.has(this.values.first('REQBODY_PROCESSOR') ?? '')) {
        view.xml = readRequestBody(this.values, taken, settings).xml
        view.forget()
      }
      if (isTooLong && settings.requestBodyLimitAction === 'reject' && switches.mode === 'on')
        return this.#evaluation.reject(2, 413)
    }
    return this.#evaluation.run(2)
  }

  /** Phase 3: the status and headers of the response. */
  responseHeaders(response: WafResponse): Interruption | undefined {
    const { values } = this
    values.set('RESPONSE_STATUS', String(response.status))
    values.set('STATUS', String(response.status))
    values.set('RESPONSE_PROTOCOL', response.protocol)
    for (const [name, value] of response.headers) {
      values.add('RESPONSE_HEADERS', name, value)
      values.add('RESPONSE_HEADERS_NAMES', name, name)
    }
    const type = headerOf(response.headers, 'content-type') ?? ''
    values.set('RESPONSE_CONTENT_TYPE', type.split(';')[0]?.trim().toLowerCase() ?? '')
    return this.#evaluation.run(3)
  }

  /** Whether rules want the body of this response: its type is one of those to look into. */
  wantsResponseBody(): boolean {
    const { responseBodyTypes } = this.#program.settings
    const type = this.values.first('RESPONSE_CONTENT_TYPE') ?? ''
    const isOfType = responseBodyTypes === undefined || responseBodyTypes.includes(type)
    return this.#evaluation.switches.responseBodyAccess && isOfType
  }

  /** Phase 4: the body of the response; empty where it is not wanted. */
  responseBody(body: string): Interruption | undefined {
    const { switches } = this.#evaluation
    if (this.wantsResponseBody()) {
      const isTooLong = body.length > switches.responseBodyLimitBytes
      if (isTooLong) this.values.set('OUTBOUND_DATA_ERROR', '1')
      this.values.set('RESPONSE_BODY', isTooLong ? body.slice(0, switches.responseBodyLimitBytes) : body)
      this.values.set('RESPONSE_CONTENT_LENGTH', String(body.length))
      if (isTooLong && this.#program.settings.responseBodyLimitAction === 'reject' && switches.mode === 'on')
        return this.#evaluation.reject(4, 500)
    }
    return this.#evaluation.run(4)
  }

  /** Phase 5: what is done after all, which stops nothing. */
  end(): void {
    this.#evaluation.run(5)
  }
}

/** For these an empty body is no body of the type. */
const EMPTY_COUNTS: ReadonlySet<string> = new Set(['MULTIPART', 'XML'])
const ZEROS = [
  'ARGS_COMBINED_SIZE',
  'FILES_COMBINED_SIZE',
  'INBOUND_DATA_ERROR',
  'MULTIPART_UNMATCHED_BOUNDARY',
  'OUTBOUND_DATA_ERROR',
  'REQBODY_ERROR',
  'REQBODY_PROCESSOR_ERROR',
  'REQUEST_BODY_LENGTH',
  'URLENCODED_ERROR',
]
