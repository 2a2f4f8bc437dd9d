import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type Func, fn, Stop } from '../../lib/go-template/index.ts'
import { bytesOfString } from './bytes.ts'

/** Sprig's encodings and digests. */
export const ENCODING: Readonly<Record<string, Func>> = {
  b64enc: fn(['string'], (text) => Buffer.from(bytesOfString(text)).toString('base64')),
  b64dec: fn(['string'], fromBase64),
  b32enc: fn(['string'], (text) => toBase32(new TextEncoder().encode(text))),
  b32dec: fn(['string'], (text) => new TextDecoder().decode(fromBase32(text))),
  sha1sum: fn(['string'], (text) => digest('sha1', text)),
  sha256sum: fn(['string'], (text) => digest('sha256', text)),
  sha512sum: fn(['string'], (text) => digest('sha512', text)),
  adler32sum: fn(['string'], (text) => String(adler32(new TextEncoder().encode(text)))),
}

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(bytesOfString(text)).digest('hex')
}

/** Wrong input is answered in words, as Sprig does. */
function fromBase64(text: string): string {
  return textOfBase64(text) ?? 'illegal base64 data'
}

/** `undefined` where the text is no base64. */
export function textOfBase64(text: string): string | undefined {
  const written = text.replace(/[\r\n]/g, '')
  if (written.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(written)) return undefined
  return Buffer.from(written, 'base64').toString()
}

function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const groups = bits.match(/.{1,5}/g) ?? []
  const letters = groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
  return letters.padEnd(Math.ceil(letters.length / 8) * 8, '=')
}

function fromBase32(text: string): Uint8Array {
  const letters = [...text.replace(/=+$/, '')].map((letter) => BASE32.indexOf(letter))
  if (letters.includes(-1)) throw new Stop('illegal base32 data')
  const bits = letters.map((letter) => letter.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % MODULUS
    b = (b + a) % MODULUS
  }
  return b * 65_536 + a
}

const MODULUS = 65_521
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
