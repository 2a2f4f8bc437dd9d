/** A version of Semantic Versioning, with missing parts as 0 and an optional `v`. */
export interface SemanticVersion {
  readonly numbers: readonly [bigint, bigint, bigint]
  readonly prerelease: string
  readonly metadata: string
  readonly original: string
}

export function parseVersion(text: string): SemanticVersion | undefined {
  const parts = text.length > MAX_LENGTH ? null : VERSION.exec(text)
  if (parts === null) return undefined
  const [, major = '0', minor = '0', patch = '0', prerelease = '', metadata = ''] = parts
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], prerelease, metadata, original: text }
}

/** SemVer 2.0 §11. */
export function compareVersions(a: SemanticVersion, b: SemanticVersion): number {
  for (const [i, number] of a.numbers.entries()) {
    const other = b.numbers[i] ?? 0n
    if (number !== other) return number < other ? -1 : 1
  }
  return comparePrereleases(a.prerelease, b.prerelease)
}

function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [x, y] = [a.split('.'), b.split('.')]
  for (let i = 0; i < x.length || i < y.length; i++) {
    const order = compareParts(x[i], y[i])
    if (order !== 0) return order
  }
  return 0
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1
  const [isNumber, isOther] = [DIGITS.test(a), DIGITS.test(b)]
  if (isNumber && isOther) return BigInt(a) === BigInt(b) ? 0 : BigInt(a) < BigInt(b) ? -1 : 1
  if (isNumber !== isOther) return isNumber ? -1 : 1
  return a < b ? -1 : 1
}

const MAX_LENGTH = 256
const DIGITS = /^\d+$/
const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?$/
