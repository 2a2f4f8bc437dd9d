import { type AuditActor, type NewAuditEntry, type State, StateError } from '@ringwall/store/state'
import type { IdentityKeys } from './keys.ts'
import type { PasswordHasher } from './password-hash.ts'
import type { Principal } from './principal.ts'
import type { RateLimit } from './rate-limit.ts'

/** What identity works with. One for a server: the limit and the hasher are shared by all who ask. */
export interface IdentityContext {
  readonly state: Pick<State, 'accounts' | 'sessions' | 'tokens' | 'audit'>
  readonly keys: IdentityKeys
  readonly passwords: PasswordHasher
  readonly limit: RateLimit
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
}

/** Where somebody comes from. */
export interface Client {
  /** The IP address as the server saw it, or as a proxy that is trusted said. */
  readonly address: string
  /** What the browser calls itself. */
  readonly agent: string
}

/** This machine: the command line, and what the server does by itself. */
export const SYSTEM: AuditActor = { kind: 'system', id: 'system', name: 'this machine' }
export const ANONYMOUS: AuditActor = { kind: 'anonymous', id: '', name: '' }
export const HERE: Client = { address: '', agent: '' }

/** What the audit log says of somebody who asks. */
export function actorOf({ kind, id, name }: Principal): AuditActor {
  return { kind, id, name }
}

/** Writes down what was done, before anybody is told that it was. */
export async function record(
  { state, keys, now }: IdentityContext,
  entry: Omit<NewAuditEntry, 'time' | 'address'>,
  { address }: Client,
): Promise<void> {
  await state.audit.append({ ...entry, time: now(), address: address.slice(0, 64) }, keys.audit)
}

/** Waits for a write that nobody asked for. Where the disk refuses it, who has signed in reads on. */
export async function ifThereIsRoom(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (cause) {
    if (!(cause instanceof StateError) || (cause.code !== 'full' && cause.code !== 'disk')) throw cause
  }
}
