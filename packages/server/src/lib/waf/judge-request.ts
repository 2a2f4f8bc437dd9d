import { type Hit, type Interruption, type Look, type Program, Transaction } from '@ringwall/engines/waf'
import type { WrittenRequest } from './request-text.ts'

/** What rules make of a request. */
export interface JudgedRequest {
  /** What a rule wants done with it; `undefined` where it passes. */
  readonly interruption: Interruption | undefined
  /** Rules that matched and want to be logged, in order. */
  readonly hits: readonly Hit[]
}

/** Judges a request by the phases of requests; `look` sees every value that a rule looks at. */
export function judgeRequest(
  program: Program,
  { request, body }: WrittenRequest,
  { time, look }: { readonly time: number; readonly look?: ((look: Look) => void) | undefined },
): JudgedRequest {
  const manner = look === undefined ? 'sieved' : 'plain'
  const transaction = new Transaction(program, { id: 'request', time, manner, look })
  const interruption = transaction.requestHeaders(request) ?? transaction.requestBody(body)
  transaction.end()
  return { interruption, hits: transaction.hits.filter(({ rule }) => rule.isAudited) }
}
