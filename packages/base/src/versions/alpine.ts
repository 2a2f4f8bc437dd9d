import { compareDigits, compareText, endOfDigits, endOfLetters, isLetterAt } from './digits.ts'

/** Versions of Alpine packages: numbers, a letter, suffixes such as `_rc1` and `_p2`, a hash, a revision. (apk-tools, apk_version.) */
export function compareAlpine(a: string, b: string): number {
  const [x, y] = [parse(a), parse(b)]
  return (
    compareNumbers(x.numbers, y.numbers) ||
    compareText(x.letter, y.letter) ||
    compareDigits(x.letterNumber, y.letterNumber) ||
    compareSuffixes(x.suffixes, y.suffixes) ||
    compareText(x.hash, y.hash) ||
    compareDigits(x.revision, y.revision) ||
    // What has something behind it that is no part of a version is below what has not.
    (x.isWhole ? 1 : 0) - (y.isWhole ? 1 : 0)
  )
}

interface AlpineVersion {
  /** Empty where two dots follow each other. */
  readonly numbers: readonly string[]
  readonly letter: string
  readonly letterNumber: string
  readonly suffixes: readonly Suffix[]
  readonly hash: string
  readonly revision: string
  readonly isWhole: boolean
}

interface Suffix {
  readonly weight: number
  readonly number: string
}

function parse(version: string): AlpineVersion {
  const numbers: string[] = []
  let at = 0
  for (;;) {
    const end = endOfDigits(version, at)
    numbers.push(version.slice(at, end))
    at = end
    if (version[at] !== '.') break
    at++
  }
  const letter = isLetterAt(version, at) ? version.charAt(at) : ''
  const afterLetter = at + letter.length
  const afterNumber = letter === '' ? at : endOfDigits(version, afterLetter)
  const { suffixes, end } = suffixesAt(version, afterNumber)
  const hashEnd = version[end] === '~' ? endOfHash(version, end + 1) : end
  const isRevised = version.startsWith('-r', hashEnd)
  const last = isRevised ? endOfDigits(version, hashEnd + 2) : hashEnd
  return {
    numbers,
    letter,
    letterNumber: version.slice(afterLetter, afterNumber) || '0',
    suffixes,
    hash: version.slice(end, hashEnd),
    revision: isRevised ? version.slice(hashEnd + 2, last) || '0' : '0',
    isWhole: last === version.length,
  }
}

function suffixesAt(version: string, from: number): { readonly suffixes: readonly Suffix[]; readonly end: number } {
  const suffixes: Suffix[] = []
  let at = from
  while (version[at] === '_') {
    const end = endOfLetters(version, at + 1)
    const weight = SUFFIXES.indexOf(version.slice(at + 1, end))
    if (weight < 0 || end === at + 1) break
    const last = endOfDigits(version, end)
    suffixes.push({ weight: weight - NONE, number: version.slice(end, last) || '0' })
    at = last
  }
  return { suffixes, end: at }
}

function endOfHash(text: string, from: number): number {
  let end = from
  while (end < text.length && HEX.test(text.charAt(end))) end++
  return end
}

/**
 * The first by size. The others, where one begins with a zero, as digits behind a point. A longer version is above, but a
 * dot without a number behind it is below none.
 */
function compareNumbers(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i], b[i]]
    const order = x !== undefined && y !== undefined ? compareNumber(x, y, i) : weightOfMore(x) - weightOfMore(y)
    if (order !== 0) return order
  }
  return 0
}

function compareNumber(a: string, b: string, index: number): number {
  if (a === '' || b === '') return a.length - b.length
  const isFraction = index > 0 && (a.startsWith('0') || b.startsWith('0'))
  return isFraction ? compareText(a, b) : compareDigits(a, b)
}

function weightOfMore(number: string | undefined): number {
  return number === undefined ? 0 : number === '' ? -1 : 1
}

/** Suffix by suffix; none is above those of a pre-release and below those of a patch. */
function compareSuffixes(a: readonly Suffix[], b: readonly Suffix[]): number {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = (a[i]?.weight ?? 0) - (b[i]?.weight ?? 0) || compareDigits(a[i]?.number ?? '0', b[i]?.number ?? '0')
    if (order !== 0) return order
  }
  return 0
}

const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p']
const NONE = SUFFIXES.indexOf('')
const HEX = /^[0-9a-f]$/
