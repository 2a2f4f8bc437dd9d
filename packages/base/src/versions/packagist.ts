import { compareDigits, endOfDigits, isDigitAt, isDigits } from './digits.ts'

/**
 * Versions of PHP packages, by the words that PHP knows: dev, alpha, beta, RC, none, patch. (PHP manual, version_compare.)
 * PHP takes the sign `#` for any number: among versions that hold it there is no order.
 */
export function comparePackagist(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b))
}

/** Parted by `.`, `-`, `_` and `+`, and where digits meet others. */
function partsOf(version: string): readonly string[] {
  const text = /^[vV]/.test(version) ? version.slice(1) : version
  const parts: string[] = []
  for (let i = 0; i < text.length; ) {
    if (isSeparatorAt(text, i)) {
      i++
      continue
    }
    let end = endOfDigits(text, i)
    if (end === i) while (end < text.length && !isSeparatorAt(text, end) && !isDigitAt(text, end)) end++
    parts.push(text.slice(i, end))
    i = end
  }
  return parts
}

function isSeparatorAt(text: string, index: number): boolean {
  return SEPARATORS.has(text.charCodeAt(index))
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = comparePart(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  if (a.length === b.length) return 0
  return a.length > b.length ? weightOfMore(a.slice(length)) : 0 - weightOfMore(b.slice(length))
}

function comparePart(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isDigits(a), isDigits(b)]
  if (isNumberA && isNumberB) return compareDigits(a, b)
  return (isNumberA ? NUMBER : weightOf(a)) - (isNumberB ? NUMBER : weightOf(b))
}

/** Another number makes a version higher; a word makes it what the word says, and `#`, which is any number, nothing. */
function weightOfMore(parts: readonly string[]): number {
  for (const part of parts) {
    const weight = isDigits(part) ? 1 : weightOf(part) - NUMBER
    if (weight !== 0) return weight
  }
  return 0
}

function weightOf(word: string): number {
  const found = WORDS.findIndex((known) => word.startsWith(known))
  return found < 0 ? -1 : (WEIGHTS[found] ?? -1)
}

const SEPARATORS: ReadonlySet<number> = new Set([...'.-_+'].map((character) => character.charCodeAt(0)))
const WORDS = ['dev', 'a', 'b', 'RC', 'rc', '#', 'p']
const WEIGHTS = [0, 1, 2, 3, 3, 4, 5]
const NUMBER = 4
