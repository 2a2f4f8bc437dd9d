import { randomBytes } from 'node:crypto'
import type { Credentials } from '@ringwall/store/state'
import { printBase32 } from './base32.ts'
import { actorOf, type Client, type IdentityContext, record } from './context.ts'
import type { UserPrincipal } from './principal.ts'
import { provePassword, type Unproven } from './prove.ts'
import { hashRecoveryCode, mintRecoveryCodes } from './recovery-code.ts'
import { seal, unseal } from './seal.ts'
import { totpAddress, totpStep } from './totp.ts'

/** `none` where there is no second factor; else by what it was proven, or that it was not. */
export type CodeVerdict = 'none' | 'totp' | 'recovery_code' | 'wanted' | 'wrong'

/** Uses up a code of a user: none is right twice. */
export async function useCode(
  { keys, now, state }: IdentityContext,
  { user, totpSecret }: Credentials,
  code: string | undefined,
): Promise<CodeVerdict> {
  if (totpSecret === undefined) return 'none'
  if (code === undefined || code === '') return 'wanted'
  const { tenant, id } = user
  const recovery = hashRecoveryCode(code.slice(0, 64))
  if (recovery !== undefined)
    return (await state.accounts.useRecoveryCode(tenant, id, { hash: recovery, now: now() }))
      ? 'recovery_code'
      : 'wrong'
  const secret = unseal(totpSecret, keys.seal, purposeOf(user))
  const step = secret && totpStep(secret, code.slice(0, 64), now())
  return step !== undefined && (await state.accounts.useTotpStep(tenant, id, step)) ? 'totp' : 'wrong'
}

/** A secret for the telephone, not yet counting. */
export interface TotpOffer {
  /** To be typed. */
  readonly secret: string
  /** To be shown as a picture. */
  readonly address: string
  /** To be given back with a code, within ten minutes. */
  readonly sealed: string
}

export function offerTotp({ keys, now }: IdentityContext, principal: UserPrincipal): TotpOffer {
  const secret = randomBytes(SECRET_BYTES)
  const expiry = Buffer.alloc(8)
  expiry.writeBigUInt64BE(BigInt(now() + OFFER_MS))
  return {
    secret: printBase32(secret),
    address: totpAddress(secret, principal.name),
    sealed: seal(Buffer.concat([secret, expiry]), keys.seal, `offer ${purposeOf(principal)}`),
  }
}

export interface TotpConfirmation {
  readonly sealed: string
  readonly code: string
  readonly password: string
}

export type TotpConfirmed =
  /** The recovery codes are told once. */
  | { readonly kind: 'set'; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong_code' }
  | Unproven

/** Makes the offered secret count, once a code shows that the telephone has it, and the password who holds it. */
export async function confirmTotp(
  context: IdentityContext,
  principal: UserPrincipal,
  { sealed, code, password, client }: TotpConfirmation & { readonly client: Client },
): Promise<TotpConfirmed> {
  const { keys, now, state } = context
  const unsealed = unseal(sealed, keys.seal, `offer ${purposeOf(principal)}`)
  if (unsealed?.length !== SECRET_BYTES + 8) return { kind: 'expired' }
  if (Number(unsealed.readBigUInt64BE(SECRET_BYTES)) <= now()) return { kind: 'expired' }
  const proven = await provePassword(context, principal, { password, client })
  if (proven.kind !== 'proven') return proven
  const secret = unsealed.subarray(0, SECRET_BYTES)
  const step = totpStep(secret, code.slice(0, 64), now())
  if (step === undefined) return { kind: 'wrong_code' }
  const recoveryCodes = mintRecoveryCodes()
  await state.accounts.setTotp(principal.tenant, principal.id, {
    sealedSecret: seal(secret, keys.seal, purposeOf(principal)),
    step,
    recoveryHashes: recoveryCodes.map((each) => hashRecoveryCode(each) ?? ''),
  })
  await written(context, principal, { action: 'second_factor.set', client })
  return { kind: 'set', recoveryCodes }
}

/** Removes the second factor, for who knows the password. */
export async function removeTotp(
  context: IdentityContext,
  principal: UserPrincipal,
  { password, client }: { readonly password: string; readonly client: Client },
): Promise<{ readonly kind: 'removed' } | Unproven> {
  const proven = await provePassword(context, principal, { password, client })
  if (proven.kind !== 'proven') return proven
  await context.state.accounts.setTotp(principal.tenant, principal.id, undefined)
  await written(context, principal, { action: 'second_factor.remove', client })
  return { kind: 'removed' }
}

async function written(
  context: IdentityContext,
  principal: UserPrincipal,
  { action, client }: { readonly action: string; readonly client: Client },
): Promise<void> {
  const { tenant, id: object } = principal
  await record(context, { tenant, actor: actorOf(principal), action, object, outcome: 'done', detail: {} }, client)
}

/** A sealed secret is of one user: put in the place of another's, it does not open. */
function purposeOf({ tenant, id }: Pick<UserPrincipal, 'tenant' | 'id'>): string {
  return `totp ${JSON.stringify([tenant, id])}`
}

const SECRET_BYTES = 20
const OFFER_MS = 10 * 60_000
