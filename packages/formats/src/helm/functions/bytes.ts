import { Buffer } from 'node:buffer'

/**
 * Bytes that are no text as a string, as Go lets a string hold any: a byte from 0x80 on is the lone surrogate U+DC00 and
 * itself, which no text has, so that the bytes come back.
 */
export function stringOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (c) => String.fromCharCode(SURROGATE + c.charCodeAt(0)))
}

/** The bytes of a string: UTF-8, or those that it was made of. */
export function bytesOfString(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text)
  return Buffer.concat(
    Array.from(text, (c) => {
      const code = c.charCodeAt(0)
      return c.length === 1 && code > SURROGATE + 0x7f && code <= SURROGATE + 0xff
        ? Buffer.of(code - SURROGATE)
        : Buffer.from(c)
    }),
  )
}

const SURROGATE = 0xdc00
