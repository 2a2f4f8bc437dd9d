/** Base64 up to the first byte that is not of its alphabet. */
export function base64Decode(value: string): string {
  return decode(/^[A-Za-z0-9+/]*/.exec(value)?.[0] ?? '')
}

/** Base64 with every byte that is not of its alphabet passed over. */
export function base64DecodeExt(value: string): string {
  return decode(value.replace(/=.*$/s, '').replace(/[^A-Za-z0-9+/]/g, ''))
}

export function base64Encode(value: string): string {
  return btoa(value)
}

function decode(digits: string): string {
  if (digits.length < 2) return ''
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits)
}
