import { type Func, fn, int64, Stop, type Struct, type Value } from '../../lib/go-template/index.ts'
import { parseConstraint } from '../constraint.ts'
import { compareVersions, parseVersion, type SemanticVersion } from '../semver.ts'
import { toText } from './convert.ts'

/** Sprig's functions of semantic versions. */
export const VERSIONS: Readonly<Record<string, Func>> = {
  semver: fn(['string'], (text) => versionStruct(versionOf(text))),
  semverCompare: fn(['string', 'string'], (constraint, text) => {
    const fits = parseConstraint(constraint)
    if (fits === undefined) throw new Stop(`${JSON.stringify(constraint)} is no constraint of versions`)
    return fits(versionOf(text))
  }),
}

function versionOf(text: string): SemanticVersion {
  const version = parseVersion(text)
  if (version === undefined) throw new Stop(`${JSON.stringify(text)} is no semantic version`)
  return version
}

function versionStruct(version: SemanticVersion): Struct {
  const { numbers, prerelease, metadata, original } = version
  const [major, minor, patch] = numbers
  const printed = numbers.join('.') + (prerelease && `-${prerelease}`) + (metadata && `+${metadata}`)
  return {
    go: 'struct',
    type: '*semver.Version',
    fields: new Map<string, Value>([
      ['Major', int64(major)],
      ['Minor', int64(minor)],
      ['Patch', int64(patch)],
      ['Prerelease', prerelease],
      ['Metadata', metadata],
      ['Original', original],
      ['String', printed],
      ['Compare', fn(['any'], (other) => int64(compareVersions(version, versionOf(toText(other)))))],
    ]),
    printed,
  }
}
