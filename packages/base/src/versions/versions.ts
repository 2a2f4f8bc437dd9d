import { compareAlpine } from './alpine.ts'
import { compareDebian } from './debian.ts'
import { compareCran, compareHackage } from './dotted.ts'
import { compareGo } from './go.ts'
import { compareMaven } from './maven.ts'
import { compareNuget } from './nuget.ts'
import { comparePackagist } from './packagist.ts'
import { comparePub } from './pub.ts'
import { comparePypi } from './pypi.ts'
import { compareRpm } from './rpm.ts'
import { compareRubygems } from './rubygems.ts'
import type { CompareVersions } from './scheme.ts'
import { compareSemver } from './semver.ts'

/** How the versions of an ecosystem are ordered. */
export const VERSION_SCHEMES = {
  alpine: compareAlpine,
  cran: compareCran,
  debian: compareDebian,
  go: compareGo,
  hackage: compareHackage,
  maven: compareMaven,
  nuget: compareNuget,
  packagist: comparePackagist,
  pub: comparePub,
  pypi: comparePypi,
  rpm: compareRpm,
  rubygems: compareRubygems,
  semver: compareSemver,
} as const satisfies Readonly<Record<string, CompareVersions>>

export type VersionScheme = keyof typeof VERSION_SCHEMES
