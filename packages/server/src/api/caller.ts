import type { Administrator, Client, UserPrincipal } from '../lib/identity/index.ts'
import { actorOf } from '../lib/identity/index.ts'
import { Problem } from './problem.ts'
import { type Call, principalOf } from './route.ts'

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'address' | 'headers' | 'principal'>

/** Where a call comes from. */
export function clientOf({ address, headers }: AnyCall): Client {
  return { address, agent: String(headers['user-agent'] ?? '') }
}

/** The person who calls. Throws a Problem for a program: what is one's own, such as a password, is no token's. */
export function userOf(call: AnyCall): UserPrincipal {
  const principal = principalOf(call)
  if (principal.kind === 'user') return principal
  throw new Problem(403, 'not allowed', { detail: 'this is for people who have signed in, and not for API tokens' })
}

/** The one who administers users by this call. */
export function administratorOf(call: AnyCall): Administrator {
  return { actor: actorOf(principalOf(call)), client: clientOf(call) }
}
