import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import {
  type FoundPackage,
  ofToml,
  type PackageList,
  packageId,
  pythonName,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Poetry, of versions 1 and 2. */
export const parser: Parser = textPackages({
  id: 'poetry',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])poetry\.lock$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const entries = root.get('package')
  if (entries.value !== undefined && !entries.isList()) return unlike('not a lock file of Poetry: package is no list')
  const ids = Map.groupBy(entries.items(), (entry) => pythonName(entry.get('name').string() ?? ''))
  return { packages: entries.items().flatMap((entry) => packageOf(entry, ids)) }
}

function packageOf(entry: Tree, byName: ReadonlyMap<string, readonly Tree[]>): readonly FoundPackage[] {
  const [name, version] = [entry.get('name').string(), entry.get('version').string()]
  if (name === undefined) return []
  // Of several versions of a package, markers say which one is meant: any of them may be.
  const dependsOn = entry
    .get('dependencies')
    .entries()
    .flatMap(([wanted]) => byName.get(pythonName(wanted)) ?? [])
    .map((other) => packageId(other.get('name').string() ?? '', other.get('version').string()))
  return [{ name, version, usage: usageOf(entry), dependsOn, at: entry.at }]
}

/** Version 1 has a category, version 2 groups, of which `main` is what runs. */
function usageOf(entry: Tree): PackageUsage {
  const groups = [entry.get('category'), ...entry.get('groups').items()].flatMap((group) => group.string() ?? [])
  if (groups.length > 0 && !groups.includes('main')) return 'development'
  return entry.get('optional').value === true ? 'optional' : 'production'
}
