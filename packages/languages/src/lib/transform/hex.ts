/** Whether the byte at `at` is a hexadecimal digit. */
export function isHexAt(text: string, at: number): boolean {
  return hexAt(text, at) >= 0
}

/** The value of the two hexadecimal digits at `at`, or -1. */
export function byteAt(text: string, at: number): number {
  const high = hexAt(text, at)
  const low = hexAt(text, at + 1)
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** The value of the hexadecimal digit at `at`, or -1. */
export function hexAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return code - 48
  const lower = code | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

/** Up to three octal digits at `at` as one byte, and how many there were: none where the first is not octal. */
export function octalAt(text: string, at: number): { readonly value: number; readonly length: number } {
  let length = 0
  while (length < 3 && isOctal(text.charCodeAt(at + length))) length++
  if (length === 3 && text.charCodeAt(at) > 51) length = 2
  return { value: length === 0 ? 0 : Number.parseInt(text.slice(at, at + length), 8), length }
}

/**
 * The byte that the last two of four hexadecimal digits at `at` stand for, where the encoding is wider than a byte: a
 * full-width form (FF01 to FF5E) becomes the ASCII character it looks like.
 */
export function narrowByteAt(text: string, at: number): number {
  const low = byteAt(text, at + 2)
  return low > 0 && low < 0x5f && byteAt(text, at) === 0xff ? low + 0x20 : low
}

function isOctal(code: number): boolean {
  return code >= 48 && code <= 55
}
