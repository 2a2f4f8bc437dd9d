/** Why bytes are not text. */
export type NotText = 'binary' | 'not_utf8'

export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: NotText }

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so; the mark itself is dropped.
 * `binary` where the first 8 KiB hold a NUL, `not_utf8` where a sequence is malformed. Linear, one copy.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = UTF16_MARKS.find((mark) => bytes[0] === mark.first && bytes[1] === mark.second)
  if (utf16 !== undefined) return decode(bytes, utf16.label)
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'binary' }
  return decode(bytes, 'utf-8')
}

/** Text as the bytes it was read from were encoded, with their byte order mark where they had one. */
export function encodeText(text: string, like: Uint8Array): Uint8Array {
  const utf16 = UTF16_MARKS.find((mark) => like[0] === mark.first && like[1] === mark.second)
  if (utf16 !== undefined) return encodeUtf16(`\ufeff${text}`, utf16.label === 'utf-16le')
  const hasMark = like[0] === 0xef && like[1] === 0xbb && like[2] === 0xbf
  return new TextEncoder().encode(hasMark ? `\ufeff${text}` : text)
}

function encodeUtf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittleEndian)
  return bytes
}

function decode(bytes: Uint8Array, label: string): Decoded {
  try {
    return { kind: 'text', text: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    return { kind: 'not_utf8' }
  }
}

const UTF16_MARKS = [
  { first: 0xff, second: 0xfe, label: 'utf-16le' },
  { first: 0xfe, second: 0xff, label: 'utf-16be' },
] as const
