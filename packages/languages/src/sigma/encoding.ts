import { Buffer } from 'node:buffer'
import { type Text, withPieces } from './value.ts'

export type Utf16 = 'utf16le' | 'utf16be' | 'utf16'

/** A text with each byte of its UTF-16 form as one character; wildcards stay. `utf16` is little-endian behind a byte order mark. */
export function utf16(text: Text, form: Utf16): Text {
  const pieces = text.pieces.map((piece) => (typeof piece === 'string' ? utf16Bytes(piece, form) : piece))
  return { ...withPieces(text, form === 'utf16' ? ['\xff\xfe', ...pieces] : pieces), isBytes: true }
}

function utf16Bytes(text: string, form: Utf16): string {
  const bytes = Buffer.from(text, 'utf16le')
  return (form === 'utf16be' ? bytes.swap16() : bytes).toString('latin1')
}

/** The Base64 form of a text without wildcards (RFC 4648 §4). */
export function base64(text: string, isBytes: boolean): string {
  return bytesOf(text, isBytes).toString('base64')
}

/**
 * What the Base64 form of anything that holds the text must hold, for each of the three places it may begin at: characters
 * that depend on neighbours are cut off.
 */
export function base64Offsets(text: string, isBytes: boolean): readonly string[] {
  const bytes = bytesOf(text, isBytes)
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const bits = (offset + bytes.length) * 8
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6))
  })
}

function bytesOf(text: string, isBytes: boolean): Buffer {
  return Buffer.from(text, isBytes ? 'latin1' : 'utf8')
}
