import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * A new API token: `rw_`, 32 letters and digits (190 bits), and 6 more that are the checksum of all before them, so that a search for
 * leaked secrets knows one from any other text, and a wrong one is refused without a look at the store.
 */
export function mintApiToken(): string {
  const body = `rw_${Array.from({ length: BODY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
  return body + checksum(body)
}

/** True where a text is of the form of a token, its checksum right. */
export function isApiToken(text: string): boolean {
  return TOKEN.test(text) && checksum(text.slice(0, -SUM_LENGTH)) === text.slice(-SUM_LENGTH)
}

/** The part of a token by which people know it again. */
export function prefixOf(token: string): string {
  return token.slice(0, 9)
}

/** CRC-32 in base 62. */
function checksum(text: string): string {
  let rest = crc32(text)
  let printed = ''
  for (let i = 0; i < SUM_LENGTH; i++) {
    printed = ALPHABET.charAt(rest % ALPHABET.length) + printed
    rest = Math.floor(rest / ALPHABET.length)
  }
  return printed
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BODY_LENGTH = 32
const SUM_LENGTH = 6
const TOKEN = /^rw_[0-9A-Za-z]{38}$/
