import { compareDigits, compareText, isDigitAt, isDigits } from './digits.ts'

/** Versions of Maven artifacts: tokens by dots, hyphens and where digits meet letters. (Apache Maven, POM reference, Version Order Specification.) */
export function compareMaven(a: string, b: string): number {
  const [x, y] = [tokens(a), tokens(b)]
  const length = Math.max(x.length, y.length)
  for (let i = 0; i < length; i++) {
    const [left, right] = [x[i], y[i]]
    const order = compareToken(left ?? nullLike(right), right ?? nullLike(left))
    if (order !== 0) return order
  }
  return 0
}

interface Token {
  readonly prefix: '.' | '-'
  readonly value: string
}

function tokens(version: string): readonly Token[] {
  return trimmed(split(version.toLowerCase()))
}

/** Between digits and letters stands a hyphen that is not written; a token that is empty is 0. */
function split(text: string): readonly Token[] {
  const found: Token[] = []
  let prefix: Token['prefix'] = '-'
  let start = 0
  const add = (end: number, isFollowedByDigit: boolean): void => {
    const value = text.slice(start, end)
    found.push({ prefix, value: value === '' ? '0' : named(value, isFollowedByDigit) })
  }
  for (let i = 0; i < text.length; i++) {
    const isSeparator = text[i] === '.' || text[i] === '-'
    if (isSeparator) {
      add(i, false)
      prefix = text[i] === '.' ? '.' : '-'
      start = i + 1
    } else if (i > start && isDigitAt(text, i) !== isDigitAt(text, i - 1)) {
      add(i, isDigitAt(text, i))
      prefix = '-'
      start = i
    }
  }
  add(text.length, false)
  return found
}

/** `a1` is alpha 1; other words have their full form. */
function named(value: string, isFollowedByDigit: boolean): string {
  return (isFollowedByDigit ? SHORT.get(value) : undefined) ?? SAME.get(value) ?? value
}

/** Takes away what says nothing from the end, and before each hyphen that is left. */
function trimmed(all: readonly Token[]): readonly Token[] {
  const kept = [...all]
  for (let i = kept.length - 1; i > 0; ) {
    if (isNothing(kept[i])) {
      kept.splice(i, 1)
      i--
      continue
    }
    while (i >= 0 && kept[i]?.prefix !== '-') i--
    i--
  }
  return kept
}

function isNothing(token: Token | undefined): boolean {
  return token !== undefined && (token.value === '' || /^0+$/.test(token.value))
}

/** What stands where the other version has a token and this one ended. */
function nullLike(other: Token | undefined): Token {
  return { prefix: other?.prefix ?? '-', value: other !== undefined && isDigits(other.value) ? '0' : '' }
}

function compareToken(a: Token, b: Token): number {
  const [isNumberA, isNumberB] = [isDigits(a.value), isDigits(b.value)]
  if (isNumberA && isNumberB) {
    if (a.prefix === b.prefix) return compareDigits(a.value, b.value)
    return a.prefix === '-' ? -1 : 1
  }
  if (isNumberA !== isNumberB) return isNumberA ? 1 : -1
  const [x, y] = [weightOf(a.value), weightOf(b.value)]
  // Below a release or above it first: else a version that ended would not stand between them.
  const side = Math.sign(x - RELEASE) - Math.sign(y - RELEASE)
  if (side !== 0) return side
  if (a.prefix !== b.prefix) return a.prefix === '.' ? -1 : 1
  return x - y || compareText(a.value, b.value)
}

/** What Maven does not know is above all that it knows, in the order of the alphabet. */
function weightOf(word: string): number {
  const found = WORDS.indexOf(word)
  return found < 0 ? WORDS.length : found
}

const WORDS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp']
const RELEASE = WORDS.indexOf('')
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
])
const SAME: ReadonlyMap<string, string> = new Map([
  ['cr', 'rc'],
  ['final', ''],
  ['ga', ''],
  ['release', ''],
])
