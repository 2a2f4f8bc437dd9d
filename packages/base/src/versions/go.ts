import { compareSemver } from './semver.ts'

/**
 * Versions of Go modules and of Go itself: Semantic Versioning behind `v` or `go`. `+incompatible` says nothing, pseudo-versions
 * are pre-releases. (Go Modules Reference, Versions; Go toolchain names.)
 */
export function compareGo(a: string, b: string): number {
  return compareSemver(plain(a), plain(b))
}

/** A pre-release of the toolchain follows its two numbers without a hyphen: `go1.21rc2` is `1.21.0-rc.2`. */
function plain(version: string): string {
  const found = TOOLCHAIN.exec(version)
  if (found !== null) return `${found[1]}.0-${found[2]}.${found[3]}`
  return version.startsWith('go') ? version.slice(2) : version
}

const TOOLCHAIN = /^(?:go|v)?(\d{1,20}\.\d{1,20})(alpha|beta|rc)(\d{1,20})$/
