import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { localScope } from '@ringwall/model'
import { openState, type State } from '@ringwall/store/state'
import { statePath } from '../data-directory.ts'
import type { Client, IdentityContext } from './context.ts'
import { openKeys, readAuditKeys } from './keys.ts'
import { passwordHasher } from './password-hash.ts'
import type { Role } from './permission.ts'
import { rateLimit } from './rate-limit.ts'
import type { NewlySignedIn } from './session.ts'
import { type SignInRequest, signIn } from './sign-in.ts'
import { addUser } from './users.ts'

export const TENANT = localScope().tenant
export const CLIENT: Client = { address: '192.0.2.1', agent: 'browser' }
export const PASSWORD = 'vault otter 42 plum'
export const BY = { actor: { kind: 'system', id: 'system', name: 'test' }, client: { address: '', agent: '' } } as const

/** Identity over a real store in a folder of its own, with a clock that a test sets. */
export interface Sample {
  readonly context: IdentityContext
  readonly state: State
  readonly clock: { now: number }
  /** What the audit log says, oldest first: `<action> <outcome>`. */
  deeds(): Promise<readonly string[]>
  /** Adds a user with `PASSWORD`. */
  add(name: string, role?: Role): Promise<string>
  /** With other parts than those of the context, where given. */
  signIn(request?: Partial<SignInRequest>, parts?: Partial<IdentityContext>): ReturnType<typeof signIn>
  /** Signs in and expects it to go well. */
  enter(request?: Partial<SignInRequest>): Promise<NewlySignedIn>
}

export async function sample(t: TestContext): Promise<Sample> {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'))
  const state = await openState({ path: statePath(directory), now: 1 })
  t.after(async () => {
    const verdict = await state.audit.verify({ tenant: TENANT }, readAuditKeys(directory))
    await state.close()
    rmSync(directory, { recursive: true, force: true })
    if (verdict.kind !== 'intact') throw new Error(`the audit log is broken: ${verdict.because}`)
  })
  const clock = { now: START }
  const context: IdentityContext = {
    state,
    keys: openKeys(directory),
    // Quick: what a hash costs has a test of its own.
    passwords: passwordHasher({ cost: { memoryKiB: 64, passes: 1, lanes: 1 } }),
    limit: rateLimit(),
    now: () => clock.now,
  }
  const enter = async (request: Partial<SignInRequest> = {}) => {
    const outcome = await signIn(context, { ...REQUEST, ...request })
    if (outcome.kind !== 'signed_in') throw new Error(`not signed in: ${outcome.kind}`)
    return outcome
  }
  return {
    context,
    state,
    clock,
    enter,
    signIn: (request = {}, parts = {}) => signIn({ ...context, ...parts }, { ...REQUEST, ...request }),
    add: async (name, role = 'analyst') => {
      const wish = { tenant: TENANT, name, role, password: PASSWORD, mustChangePassword: false }
      const added = await addUser(context, wish, BY)
      if (added.kind !== 'added') throw new Error(added.kind)
      return added.id
    },
    deeds: async () => {
      const { entries } = await state.audit.list({ tenant: TENANT, limit: 500, before: undefined })
      return entries.map(({ action, outcome }) => `${action} ${outcome}`).reverse()
    },
  }
}

const REQUEST: SignInRequest = { tenant: TENANT, name: 'ada', password: PASSWORD, code: undefined, client: CLIENT }
const START = Date.UTC(2026, 0, 1)
