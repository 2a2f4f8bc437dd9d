import type { NumberWord } from './node.ts'
import { int } from './value.ts'

/** A number of the template language, of any base. `undefined` where it is none, or does not fit 64 bits. */
export function numberOf(text: string): NumberWord | undefined {
  const digits = text.replaceAll('_', '')
  const whole = integerOf(digits)
  if (whole !== undefined && whole !== BigInt.asIntN(64, whole)) return undefined
  if (whole !== undefined) return { kind: 'number', text, value: int(whole), whole }
  const value = HEX.test(digits) ? Number.NaN : Number(digits)
  if (!Number.isFinite(value)) return undefined
  return { kind: 'number', text, value, whole: Number.isSafeInteger(value) ? BigInt(value) : undefined }
}

/** A character in single quotes, which is the number of its code point. */
export function characterOf(text: string): NumberWord | undefined {
  const [character, ...more] = [...(unquote(text) ?? '')]
  if (character === undefined || more.length > 0) return undefined
  const whole = BigInt(character.codePointAt(0) ?? 0)
  return { kind: 'number', text, value: int(whole), whole }
}

/** The text within quotes, or `undefined` where an escape is none. A raw string keeps all but carriage returns. */
export function unquote(literal: string): string | undefined {
  const inner = literal.slice(1, -1)
  const quote = literal.charAt(0)
  if (quote === '`') return inner.replaceAll('\r', '')
  let isWrong = false
  const text = inner.replace(ESCAPE, (whole, hex2, hex4, hex8, octal, single: string | undefined) => {
    const made = (hex2 ?? hex4 ?? hex8 ?? octal) ? fromCode(hex2 ?? hex4 ?? hex8, octal) : escaped(single ?? '', quote)
    if (made === undefined) isWrong = true
    return made ?? whole
  })
  return isWrong ? undefined : text
}

function fromCode(hex: string | undefined, octal: string | undefined): string | undefined {
  const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16)
  return code > 0x10ffff ? undefined : String.fromCodePoint(code)
}

function escaped(single: string, quote: string): string | undefined {
  if (single === '"' || single === "'") return single === quote ? single : undefined
  return SINGLE.get(single)
}

function integerOf(digits: string): bigint | undefined {
  const sign = /^[+-]/.exec(digits)?.[0] ?? ''
  const body = digits.slice(sign.length)
  const modern = /^0[0-7]+$/.test(body) ? `0o${body.slice(1)}` : body
  if (!INTEGER.test(modern)) return undefined
  return sign === '-' ? -BigInt(modern) : BigInt(modern)
}

const HEX = /^[+-]?0[xX]/
const INTEGER = /^(?:0|[1-9]\d*|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]|$))/g
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
])
