import type { VersionScheme } from './versions.ts'

/**
 * How the versions of an OSV ecosystem are ordered, whatever release it names (`Debian:12`, `Alpine:v3.20`, `Ubuntu:Pro:22.04:LTS`).
 * `undefined` where we do not know: nothing can be said of its ranges then. `Root:` stands before the ecosystem that a patched
 * package is of. (OSV schema 1.7, Defined ecosystems.)
 */
export function schemeOf(ecosystem: string): VersionScheme | undefined {
  const [name = '', release = ''] = ecosystem.split(':')
  return SCHEMES.get((name === 'Root' ? release : name).toLowerCase())
}

const SCHEMES: ReadonlyMap<string, VersionScheme> = new Map([
  ['almalinux', 'rpm'],
  ['alpaquita', 'alpine'],
  ['alpine', 'alpine'],
  ['azure linux', 'rpm'],
  ['bellsoft hardened containers', 'alpine'],
  ['bitnami', 'semver'],
  ['chainguard', 'alpine'],
  ['cocoapods', 'rubygems'],
  ['conancenter', 'semver'],
  ['cran', 'cran'],
  ['crates.io', 'semver'],
  ['debian', 'debian'],
  ['echo', 'debian'],
  ['github actions', 'semver'],
  ['go', 'go'],
  ['hackage', 'hackage'],
  ['hex', 'semver'],
  ['julia', 'semver'],
  ['mageia', 'rpm'],
  ['maven', 'maven'],
  ['minimos', 'alpine'],
  ['npm', 'semver'],
  ['nuget', 'nuget'],
  ['openeuler', 'rpm'],
  ['opensuse', 'rpm'],
  ['packagist', 'packagist'],
  ['photon os', 'rpm'],
  ['pub', 'pub'],
  ['pypi', 'pypi'],
  ['red hat', 'rpm'],
  ['rocky linux', 'rpm'],
  ['rubygems', 'rubygems'],
  ['suse', 'rpm'],
  ['swifturl', 'semver'],
  ['ubuntu', 'debian'],
  ['wolfi', 'alpine'],
])
