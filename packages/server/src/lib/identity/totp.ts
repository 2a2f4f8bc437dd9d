import { createHmac, timingSafeEqual } from 'node:crypto'
import { printBase32 } from './base32.ts'

/** The code of a step (RFC 6238, with RFC 4226 below it): what the applications of people's telephones compute. */
export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step of which a code is, the one before and the one after now included; `undefined` where it is of none. */
export function totpStep(secret: Uint8Array, code: string, now: number): number | undefined {
  const digits = code.replaceAll(' ', '')
  if (!CODE.test(digits)) return undefined
  const current = Math.floor(now / STEP_MS)
  // All three are compared, whichever fits.
  const fitting = [current - 1, current, current + 1].filter(
    (step) => step >= 0 && timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(digits)),
  )
  return fitting.at(-1)
}

/** The address that a telephone reads from a picture. */
export function totpAddress(secret: Uint8Array, name: string): string {
  const label = `${encodeURIComponent('Ringwall')}:${encodeURIComponent(name.toWellFormed())}`
  return `otpauth://totp/${label}?secret=${printBase32(secret)}&issuer=Ringwall&algorithm=SHA1&digits=${DIGITS}&period=30`
}

const DIGITS = 6
const STEP_MS = 30_000
const CODE = /^\d{6}$/
