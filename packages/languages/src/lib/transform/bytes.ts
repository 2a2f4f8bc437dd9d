import { createHash } from 'node:crypto'
import { byteAt } from './hex.ts'

export function lowercase(value: string): string {
  return /[A-Z]/.test(value) ? value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : value
}

export function uppercase(value: string): string {
  return value.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

export function hexEncode(value: string): string {
  return value.replace(/[\0-\xff]/g, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
}

/** Pairs of hexadecimal digits; a pair that is none counts each digit as C's arithmetic would, and a single last one not. */
export function hexDecode(value: string): string {
  let out = ''
  for (let i = 0; i + 1 < value.length; i += 2) {
    const byte = byteAt(value, i)
    out += String.fromCharCode(byte >= 0 ? byte : (looseDigit(value, i) * 16 + looseDigit(value, i + 1)) & 255)
  }
  return out
}

function looseDigit(value: string, at: number): number {
  const code = value.charCodeAt(at)
  return code >= 65 ? (code & 0xdf) - 55 : code - 48
}

/** `0x48656c6c6f` → `Hello`. */
export function sqlHexDecode(value: string): string {
  return value.replace(/0[xX]((?:[0-9a-fA-F]{2})+)/g, (_, digits: string) => hexDecode(digits))
}

export function md5(value: string): string {
  return digest('md5', value)
}

export function sha1(value: string): string {
  return digest('sha1', value)
}

/** The digest as bytes, which CRS turns into hexadecimal itself. */
function digest(algorithm: 'md5' | 'sha1', value: string): string {
  return String.fromCharCode(...createHash(algorithm).update(value, 'latin1').digest())
}

export function parityEven7bit(value: string): string {
  return value.replace(/[\0-\xff]/g, (byte) => withParity(byte, 0))
}

export function parityOdd7bit(value: string): string {
  return value.replace(/[\0-\xff]/g, (byte) => withParity(byte, 1))
}

export function parityZero7bit(value: string): string {
  return value.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) & 127))
}

function withParity(byte: string, wanted: number): string {
  const code = byte.charCodeAt(0) & 127
  let ones = 0
  for (let rest = code; rest > 0; rest >>= 1) ones += rest & 1
  return String.fromCharCode(ones % 2 === wanted ? code : code | 128)
}

export function removeNulls(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '') : value
}

export function replaceNulls(value: string): string {
  return value.replaceAll('\0', ' ')
}
