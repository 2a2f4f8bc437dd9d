import { compareNumbers, comparePreRelease, numbered, preReleaseOf } from './semver.ts'

/** Versions of NuGet: four numbers, then as Semantic Versioning, whatever the case. (NuGet documentation, Package versioning.) */
export function compareNuget(a: string, b: string): number {
  const [x, y] = [numbered(a, 4), numbered(b, 4)]
  return (
    compareNumbers(x.numbers, y.numbers) ||
    comparePreRelease(preReleaseOf(x.rest).toLowerCase(), preReleaseOf(y.rest).toLowerCase())
  )
}
