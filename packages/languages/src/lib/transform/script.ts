import { byteAt, hexAt, isHexAt, narrowByteAt, octalAt } from './hex.ts'

/** The escapes of JavaScript, undone: `\uHHHH` to its low byte, `\xHH`, octal, and the single letters. */
export function jsDecode(value: string): string {
  return undone(value, scriptEscape)
}

/** Undoes each escape by what is told of it; a backslash at the end stays. */
function undone(value: string, escapeAt: (value: string, at: number) => Escape): string {
  if (!value.includes('\\')) return value
  let out = ''
  for (let i = 0; i < value.length; i++) {
    if (value[i] !== '\\' || i + 1 === value.length) {
      out += value[i]
      continue
    }
    const { text, length } = escapeAt(value, i + 1)
    out += text
    i += length
  }
  return out
}

interface Escape {
  readonly text: string
  /** Of what stands after the backslash. */
  readonly length: number
}

function scriptEscape(value: string, at: number): Escape {
  const letter = value[at] ?? ''
  if (letter === 'u' && byteAt(value, at + 1) >= 0 && byteAt(value, at + 3) >= 0)
    return { text: String.fromCharCode(narrowByteAt(value, at + 1)), length: 5 }
  if (letter === 'x' && isHexAt(value, at + 1) && isHexAt(value, at + 2))
    return { text: String.fromCharCode(byteAt(value, at + 1)), length: 3 }
  const octal = octalAt(value, at)
  if (octal.length > 0) return { text: String.fromCharCode(octal.value & 255), length: octal.length }
  return { text: LETTERS[letter] ?? letter, length: 1 }
}

/** The escapes of ANSI C, undone; a backslash before anything else is dropped. */
export function escapeSeqDecode(value: string): string {
  return undone(value, cEscape)
}

function cEscape(value: string, at: number): Escape {
  const letter = value[at] ?? ''
  const plain = LETTERS[letter] ?? (`\\?'"`.includes(letter) ? letter : undefined)
  if (plain !== undefined) return { text: plain, length: 1 }
  const byte = letter === 'x' || letter === 'X' ? byteAt(value, at + 1) : -1
  if (byte >= 0) return { text: String.fromCharCode(byte), length: 3 }
  let length = 0
  while (length < 3 && /[0-7]/.test(value[at + length] ?? '')) length++
  if (length === 0) return { text: letter, length: 1 }
  return { text: String.fromCharCode(Number.parseInt(value.slice(at, at + length), 8) & 255), length }
}

/** The escapes of CSS 2, undone: one to six hexadecimal digits and one white space after them, to the low byte. */
export function cssDecode(value: string): string {
  if (!value.includes('\\')) return value
  let out = ''
  let i = 0
  while (i < value.length) {
    if (value[i] !== '\\') {
      out += value[i++]
      continue
    }
    i++
    let digits = 0
    while (digits < 6 && isHexAt(value, i + digits)) digits++
    if (digits > 0) {
      out += String.fromCharCode(cssByte(value, i, digits))
      i += digits
      if (SPACE.test(value[i] ?? '')) i++
    } else if (value[i] === '\n') i++
    else if (i < value.length) out += value[i++]
  }
  return out
}

function cssByte(value: string, at: number, digits: number): number {
  if (digits === 1) return hexAt(value, at)
  const zeros = digits - 4
  const isFour = digits >= 4 && value.slice(at, at + zeros) === '0'.repeat(zeros)
  return isFour ? narrowByteAt(value, at + zeros) : byteAt(value, at + digits - 2)
}

const SPACE = /[ \t\n\v\f\r]/
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
