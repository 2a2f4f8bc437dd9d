import { randomBytes } from 'node:crypto'
import { printBase32 } from './base32.ts'
import { hashSecret } from './secret.ts'

/** Ten codes for who has lost the second factor, 80 bits each: `ABCD-EFGH-JKLM-NPQR`. Shown once. */
export function mintRecoveryCodes(): readonly string[] {
  return Array.from({ length: COUNT }, () => grouped(printBase32(randomBytes(10))))
}

/** What is kept of a code: however it is typed, with or without its hyphens, in any case. `undefined` where it cannot be one. */
export function hashRecoveryCode(code: string): string | undefined {
  const plain = code.replaceAll('-', '').replaceAll(' ', '').toUpperCase()
  return PLAIN.test(plain) ? hashSecret(`recovery:${plain}`) : undefined
}

function grouped(text: string): string {
  return text.match(/.{4}/g)?.join('-') ?? text
}

const COUNT = 10
const PLAIN = /^[A-Z2-7]{16}$/
