import type { IncomingHttpHeaders } from 'node:http'
import type { Identity, Principal } from '../lib/identity/index.ts'
import { Problem } from './problem.ts'

/** Who asks: by a token, or by the cookie of a session; `undefined` for nobody. A token that is no good is an error, not nobody. */
export async function authenticate(identity: Identity, headers: IncomingHttpHeaders): Promise<Principal | undefined> {
  if (headers.authorization !== undefined) {
    const [scheme = '', text = ''] = headers.authorization.split(' ')
    const principal = scheme.toLowerCase() === 'bearer' ? await identity.principalOfToken(text) : undefined
    if (principal === undefined) throw unauthenticated('the token is not known, revoked or past its end')
    return principal
  }
  const secret = sessionSecret(headers.cookie)
  return secret === undefined ? undefined : await identity.principalOfSession(secret)
}

export function unauthenticated(detail: string): Problem {
  return new Problem(401, 'not signed in', { detail, headers: { 'www-authenticate': 'Bearer' } })
}

/** The secret of a session, from a Cookie header. */
export function sessionSecret(cookies: string | undefined): string | undefined {
  return cookieOf(cookies, [SECURE_COOKIE, LOOPBACK_COOKIE])
}

/** The first cookie of one of the names (RFC 6265 §4.2). */
export function cookieOf(cookies: string | undefined, names: readonly string[]): string | undefined {
  for (const pair of cookies?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (names.includes(pair.slice(0, at).trim())) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** A cookie for a session; without `secret` one that ends it. Without encryption, on loopback alone, the `__Host-` name is not allowed. */
export function sessionCookie(secret: string | undefined, isSecure: boolean): string {
  const name = isSecure ? SECURE_COOKIE : LOOPBACK_COOKIE
  const end = secret === undefined ? '; Max-Age=0' : ''
  return `${name}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}${end}`
}

const SECURE_COOKIE = '__Host-ringwall'
const LOOPBACK_COOKIE = 'ringwall'
