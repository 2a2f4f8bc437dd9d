import { compareDigits, compareText, endOfDigits, isDigits } from './digits.ts'

/** A version of numbers, and what follows them. */
export interface NumberedVersion {
  readonly numbers: readonly string[]
  /** From the first character that is no number of the version on, such as `-rc.1+build`. */
  readonly rest: string
}

/**
 * Semantic Versioning 2.0.0, read as leniently as advisories are written: a leading `v`, fewer than three numbers, and
 * numbers of any length are fine, and what stands behind the third is read as a pre-release.
 */
export function compareSemver(a: string, b: string): number {
  const [x, y] = [numbered(a, 3), numbered(b, 3)]
  return compareNumbers(x.numbers, y.numbers) || comparePreRelease(preReleaseOf(x.rest), preReleaseOf(y.rest))
}

/** Reads up to `most` numbers; more of them belong to the rest. */
export function numbered(version: string, most: number): NumberedVersion {
  const numbers: string[] = []
  let at = version.startsWith('v') || version.startsWith('V') ? 1 : 0
  let restAt = at
  while (numbers.length < most) {
    const end = endOfDigits(version, at)
    if (end === at) break
    numbers.push(version.slice(at, end))
    restAt = end
    if (version[end] !== '.') break
    at = end + 1
  }
  return { numbers, rest: version.slice(restAt) }
}

/** Number by number; one that is missing is 0. */
export function compareNumbers(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareDigits(a[i] ?? '0', b[i] ?? '0')
    if (order !== 0) return order
  }
  return 0
}

/** What stands before the build metadata, without its hyphen. */
export function preReleaseOf(rest: string): string {
  const plus = rest.indexOf('+')
  const text = plus < 0 ? rest : rest.slice(0, plus)
  return text.startsWith('-') ? text.slice(1) : text
}

/** Section 11 of the specification: none is the highest; then identifier by identifier, numbers below words. */
export function comparePreRelease(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  return compareIdentifiers(a.split('.'), b.split('.'))
}

export function compareIdentifiers(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareIdentifier(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareIdentifier(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isDigits(a), isDigits(b)]
  if (isNumberA && isNumberB) return compareDigits(a, b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  return compareText(a, b)
}
