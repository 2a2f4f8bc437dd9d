import { compareIdentifiers, compareNumbers, comparePreRelease, numbered, preReleaseOf } from './semver.ts'

/** Versions of Dart packages: Semantic Versioning, but build metadata counts, and a version with some is above one without. */
export function comparePub(a: string, b: string): number {
  const [x, y] = [numbered(a, 3), numbered(b, 3)]
  return (
    compareNumbers(x.numbers, y.numbers) ||
    comparePreRelease(preReleaseOf(x.rest), preReleaseOf(y.rest)) ||
    compareBuild(buildOf(x.rest), buildOf(y.rest))
  )
}

function buildOf(rest: string): string {
  const plus = rest.indexOf('+')
  return plus < 0 ? '' : rest.slice(plus + 1)
}

function compareBuild(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? -1 : 1
  return compareIdentifiers(a.split('.'), b.split('.'))
}
