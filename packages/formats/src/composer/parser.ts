import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, packageId, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Composer, and its list of what is installed. */
export const parser: Parser = textPackages({
  id: 'composer',
  ecosystem: 'Packagist',
  claims: /(?:^|[\\/])composer\.lock$|(?:^|[\\/])composer[\\/]installed\.json$/,
  read: ofJson(read),
})

/** Version 1 of the list of what is installed is a bare list. */
function read(root: Tree): PackageList {
  const entries = root.isList() ? root.items() : root.get('packages').items()
  if (!root.isList() && !root.get('packages').isList())
    return unlike('not a lock file of Composer: packages is no list', root)
  const development = root.get('packages-dev').items()
  const names = new Set(
    root
      .get('dev-package-names')
      .items()
      .map((name) => name.string()),
  )
  const ids = new Map(
    [...entries, ...development].map((entry) => [nameOf(entry), packageId(nameOf(entry), versionOf(entry))]),
  )
  return {
    packages: [
      ...entries.flatMap((entry) => packageOf(entry, names.has(nameOf(entry)) ? 'development' : 'production', ids)),
      ...development.flatMap((entry) => packageOf(entry, 'development', ids)),
    ],
  }
}

function packageOf(entry: Tree, usage: PackageUsage, ids: ReadonlyMap<string, string>): readonly FoundPackage[] {
  const name = nameOf(entry)
  if (name === '') return []
  const dependsOn = entry
    .get('require')
    .entries()
    .flatMap(([wanted]) => ids.get(wanted) ?? [])
  const licences = entry
    .get('license')
    .items()
    .flatMap((licence) => licence.string() ?? [])
  return [{ name, version: versionOf(entry), usage, dependsOn, licences, at: entry.at }]
}

function nameOf(entry: Tree): string {
  return entry.get('name').string() ?? ''
}

function versionOf(entry: Tree): string | undefined {
  return entry.get('version').scalar()
}
