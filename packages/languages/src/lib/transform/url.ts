import { byteAt, narrowByteAt } from './hex.ts'
import type { UnicodeMap } from './unicode-map.ts'

/** Percent encoding and `+`, undone; what is not valid stays as it is. */
export function urlDecode(value: string): string {
  if (!value.includes('%')) return value.includes('+') ? value.replaceAll('+', ' ') : value
  let out = ''
  for (let i = 0; i < value.length; i++) {
    const byte = value[i] === '%' ? byteAt(value, i + 1) : -1
    if (byte >= 0) i += 2
    out += byte >= 0 ? String.fromCharCode(byte) : value[i] === '+' ? ' ' : value[i]
  }
  return out
}

/** As `urlDecode`, and the `%uXXXX` of Microsoft: by the map where it knows the code, else the low byte. */
export function urlDecodeUni(value: string, map?: UnicodeMap): string {
  if (!value.includes('%u') && !value.includes('%U')) return urlDecode(value)
  let out = ''
  for (let i = 0; i < value.length; i++) {
    const isWide = value[i] === '%' && (value.charCodeAt(i + 1) | 32) === 0x75
    const wide = isWide && byteAt(value, i + 2) >= 0 && byteAt(value, i + 4) >= 0
    const byte = value[i] === '%' && !isWide ? byteAt(value, i + 1) : -1
    if (wide) {
      out += String.fromCharCode(map?.get(Number.parseInt(value.slice(i + 2, i + 6), 16)) ?? narrowByteAt(value, i + 2))
      i += 5
    } else if (byte >= 0) {
      out += String.fromCharCode(byte)
      i += 2
    } else out += value[i] === '+' ? ' ' : value[i]
  }
  return out
}

/** Percent encoding of everything but letters, digits and `*`; a space becomes `+`. */
export function urlEncode(value: string): string {
  return value.replace(ENCODED, (byte) => (byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`))
}

const ENCODED = /[^A-Za-z0-9*]/g
