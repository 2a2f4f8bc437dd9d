import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from './problem.ts'

/** Headers of every answer: nothing is loaded from elsewhere, framed, sniffed or told to others. (ASVS 5, 3.4) */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Throws a Problem for a request to another host: a name that somebody made point here. (DNS rebinding) */
export function demandHost(host: string | undefined, origins: readonly string[]): void {
  const isOurs = origins.some((origin) => new URL(origin).host === host)
  if (!isOurs)
    throw new Problem(421, 'misdirected request', {
      detail: `this server is not known as "${host ?? ''}": start it with --origin to let it be`,
    })
}

/**
 * Throws a Problem for a change that another site had a browser send. Browsers say where a request comes from; one that
 * does not is judged by its origin, and without either refused. What bears a token is no browser's doing.
 */
export function demandSameOrigin(method: string, headers: IncomingHttpHeaders, origins: readonly string[]): void {
  if (method === 'GET' || method === 'HEAD' || headers.authorization !== undefined) return
  const site = headers['sec-fetch-site']
  const isOwn = site === undefined ? origins.includes(headers.origin ?? '') : site === 'same-origin'
  if (!isOwn) throw new Problem(403, 'forged request', { detail: 'a change must come from the console itself' })
  const type = headers['content-type']
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (hasBody && type?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Problem(415, 'unsupported media type', { detail: 'the body must be application/json' })
}
