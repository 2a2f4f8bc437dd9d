import { compareVersions, type SemanticVersion } from './semver.ts'

/** Tells whether a version fits. */
export type Constraint = (version: SemanticVersion) => boolean

/**
 * A constraint as Helm has them: `>=1.2 <2`, `^1.2`, `~1.2`, `1.2.x`, `1.2 - 1.4`, `!=1.3`, joined by commas, spaces and
 * `||`; `undefined` where it is none. A version with a prerelease fits only where the constraint has one too.
 */
export function parseConstraint(text: string): Constraint | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const alternatives = text.split('||').map((part) => parseAll(part.replace(HYPHEN, ' >=$1 <=$2 ')))
  if (alternatives.some((all) => all === undefined)) return undefined
  return (version) => alternatives.some((all) => all?.every((fits) => fits(version)))
}

function parseAll(text: string): readonly Constraint[] | undefined {
  const made: Constraint[] = []
  let at = 0
  for (const found of text.matchAll(ONE)) {
    if (!BETWEEN.test(text.slice(at, found.index))) return undefined
    at = found.index + found[0].length
    made.push(constraintOf(found[1] ?? '', [found[2], found[3], found[4]], found[5]))
  }
  return made.length > 0 && BETWEEN.test(text.slice(at)) ? made : undefined
}

function constraintOf(operator: string, parts: readonly (string | undefined)[], prerelease = ''): Constraint {
  const open = parts.findIndex((part) => part === undefined || WILD.test(part))
  /** How many numbers are written; the rest may be any. */
  const precision = open < 0 ? 3 : open
  const [major = 0n, minor = 0n, patch = 0n] = parts.slice(0, precision).map((part) => BigInt(part ?? 0))
  const from: SemanticVersion = { numbers: [major, minor, patch], prerelease, metadata: '', original: '' }
  const fits = bounds(operator, from, precision)
  return (version) => (version.prerelease === '' || prerelease !== '') && fits(version)
}

function bounds(operator: string, from: SemanticVersion, precision: number): Constraint {
  const isSame: Constraint = (version) => within(version, from, precision)
  const order = (version: SemanticVersion): number => compareVersions(version, from)
  const isWhole = precision === 3
  switch (operator) {
    case '!=':
      return (version) => (isWhole ? order(version) !== 0 : !isSame(version))
    case '>':
      return (version) => order(version) > 0 && (isWhole || !isSame(version))
    case '<':
      return (version) => order(version) < 0
    case '>=':
    case '=>':
      return (version) => order(version) >= 0
    case '<=':
    case '=<':
      return (version) => order(version) <= 0 || (!isWhole && isSame(version))
    case '~':
    case '~>':
      return (version) => order(version) >= 0 && within(version, from, Math.min(precision, 2))
    case '^':
      return (version) => order(version) >= 0 && within(version, from, caret(from, precision))
    default:
      return (version) => (isWhole ? order(version) === 0 : order(version) >= 0 && isSame(version))
  }
}

/** How many numbers `^` keeps: up to the first that is not 0. */
function caret({ numbers: [major, minor] }: SemanticVersion, precision: number): number {
  if (major > 0n || precision < 2) return Math.min(1, precision)
  return minor > 0n || precision < 3 ? 2 : 3
}

function within(version: SemanticVersion, from: SemanticVersion, count: number): boolean {
  return version.numbers.slice(0, count).every((number, i) => number === from.numbers[i])
}

const MAX_LENGTH = 256
const WILD = /^[xX*]$/
const HYPHEN = /(?<=^|[\s,])(v?[\dxX*][^\s,]*)\s+-\s+(v?[\dxX*][^\s,]*)/g
const ONE =
  /(=>|=<|<=|>=|!=|~>|[=<>~^]|)\s*v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z.-]+)?/g
const BETWEEN = /^[\s,]*$/
