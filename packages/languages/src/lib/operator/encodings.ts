import { byteAt } from '../transform/hex.ts'
import { sequenceAt } from '../transform/utf8.ts'
import { type Operator, plainOperator } from './operator.ts'

/** Whether every percent sign is followed by two hexadecimal digits. */
export function urlEncoding(value: string): boolean {
  for (let at = value.indexOf('%'); at >= 0; at = value.indexOf('%', at + 1))
    if (byteAt(value, at + 1) < 0) return false
  return true
}

/** Whether it is UTF-8: RFC 3629, section 3. */
export function utf8Encoding(value: string): boolean {
  for (let i = 0; i < value.length; ) {
    const length = sequenceAt(value, i)
    if (length === 0) return false
    i += length
  }
  return true
}

/** `@validateByteRange`: matches where a byte is out of the ranges, `32-126,9`. */
export function byteRange(argument: string): Operator {
  const allowed = new Uint8Array(256)
  for (const part of argument.split(',')) {
    const [, first = '', last = first] = /^\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?$/.exec(part) ?? []
    for (let code = Number(first); code <= Math.min(255, Number(last)); code++) allowed[code] = 1
  }
  const others = Array.from(allowed, (isAllowed, code) => (isAllowed ? '' : String.fromCharCode(code)))
  return plainOperator(
    (value) => {
      for (let i = 0; i < value.length; i++) if (allowed[value.charCodeAt(i)] !== 1) return true
      return false
    },
    others.filter((byte) => byte !== ''),
  )
}
