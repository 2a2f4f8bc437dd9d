import { compareSemver } from './semver.ts'

/**
 * Versions of Go modules and of Go itself: Semantic Versioning behind `v` or `go`. `+incompatible` says nothing, pseudo-versions
 * are pre-releases. (Go Modules Reference, Versions; Go toolchain names.)
 */
export function compareGo(a: string, b: string): number {
  return compareSemver(plain(a), plain(b))
}

/** A pre-release of the toolchain follows without a hyphen: `go1.23rc1`. */
function plain(version: string): string {
  if (!version.startsWith('go')) return version
  const found = TOOLCHAIN.exec(version)
  return found === null ? version.slice(2) : `${found[1]}-${found[2]}.${found[3]}`
}

const TOOLCHAIN = /^go([\d.]{1,60})(alpha|beta|rc)(\d{1,20})$/
