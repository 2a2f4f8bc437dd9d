import type { Identity, Principal } from '../lib/identity/index.ts'

/** The name of the person who asks: of a token, whose it is, so that nobody becomes a second person by making one. */
export async function personOf(identity: Identity, principal: Principal): Promise<string> {
  if (principal.kind === 'user') return principal.name
  return (await identity.user(principal.tenant, principal.userId))?.name ?? principal.userId
}
