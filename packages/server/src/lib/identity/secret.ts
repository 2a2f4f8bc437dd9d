import { hash, randomBytes } from 'node:crypto'
import { printBase32 } from './base32.ts'

/** A secret that nobody guesses: 256 bits, 43 characters that need no quotes anywhere. */
export function mintSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It has too many bits to be guessed from it, so that a slow hash would protect nothing more. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}

/** A password for who gets one from somebody else: 100 bits, to be read aloud: `k3fz2-q7hda-…`. */
export function mintPassword(): string {
  const letters = printBase32(randomBytes(PASSWORD_BYTES)).toLowerCase().slice(0, PASSWORD_LENGTH)
  return letters.match(/.{5}/g)?.join('-') ?? letters
}

/** True where a text could be one that `mintSecret` made: what could not is refused before anything is asked. */
export function isSecret(text: string): boolean {
  return SECRET.test(text)
}

const PASSWORD_BYTES = 13
const PASSWORD_LENGTH = 20
const SECRET = /^[\w-]{43}$/
