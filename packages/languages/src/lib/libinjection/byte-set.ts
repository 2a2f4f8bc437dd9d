/** A set of bytes: 1 at the code of each. */
export type ByteSet = Uint8Array

/** The bytes that a pattern of one character takes. */
export function byteSet(of: RegExp): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, code) => (of.test(String.fromCharCode(code)) ? 1 : 0))
}

/** Where a run of bytes of a set ends. */
export function runEnd(text: string, at: number, of: ByteSet): number {
  let end = at
  while (end < text.length && of[text.charCodeAt(end)] === 1) end++
  return end
}
