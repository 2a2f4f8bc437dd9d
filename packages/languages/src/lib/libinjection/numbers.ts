import { type ByteSet, byteSet, runEnd } from './byte-set.ts'
import { type Token, token } from './token.ts'

/** A number, a dot alone, or what only begins like a number. */
export function numberAt(text: string, at: number): Token {
  const radix = text[at] !== '0' ? null : /^0(?:[xX]([0-9a-fA-F]*)|[bB]([01]*))/.exec(text.slice(at, at + WINDOW))
  if (radix !== null) {
    const digits = radix[1] ?? radix[2] ?? ''
    return digits === ''
      ? token('n', radix[0], at + 2)
      : whole('1', text, at, runEnd(text, at + 2, radixClass(text, at)))
  }
  let end = runEnd(text, at, DIGIT)
  if (text[end] === '.') {
    end = runEnd(text, end + 1, DIGIT)
    if (end - at === 1) return token('.', '.', end)
  }
  const power = exponentEnd(text, end)
  end = suffixEnd(text, power.end)
  return whole(power.isHollow ? 'n' : '1', text, at, end)
}

function whole(type: 'n' | '1', text: string, at: number, end: number): Token {
  return token(type, text.slice(at, end), end)
}

/** An exponent without digits makes a word of it all. */
function exponentEnd(text: string, at: number): { readonly end: number; readonly isHollow: boolean } {
  if (!/[eE]/.test(text[at] ?? '')) return { end: at, isHollow: false }
  const start = /[+-]/.test(text[at + 1] ?? '') ? at + 2 : at + 1
  const end = runEnd(text, start, DIGIT)
  return { end, isHollow: end === start }
}

/** Oracle's `d` and `f`, where what follows cannot belong to a word, or is a `union`. */
function suffixEnd(text: string, at: number): number {
  if (!/[dDfF]/.test(text[at] ?? '')) return at
  const next = text[at + 1]
  return next === undefined || /[ \t-\r\xa0\0;uU]/.test(next) ? at + 1 : at
}

function radixClass(text: string, at: number): ByteSet {
  return /[xX]/.test(text[at + 1] ?? '') ? HEX : BINARY
}

const DIGIT = byteSet(/[0-9]/)
const HEX = byteSet(/[0-9a-fA-F]/)
const BINARY = byteSet(/[01]/)
const WINDOW = 64
