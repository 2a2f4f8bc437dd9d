import type { Parser } from '../format.ts'
import { type FoundPackage, ofToml, type PackageList, packageId, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Cargo, of every version. */
export const parser: Parser = textPackages({
  id: 'cargo',
  ecosystem: 'crates.io',
  claims: /(?:^|[\\/])Cargo\.lock$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const entries = root.get('package')
  if (entries.value !== undefined && !entries.isList()) return unlike('not a lock file of Cargo: package is no list')
  const versions = new Map<string, string>()
  for (const entry of entries.items())
    versions.set(entry.get('name').string() ?? '', entry.get('version').string() ?? '')
  const own = entries.items().filter((entry) => entry.get('source').value === undefined)
  const direct = new Set(own.flatMap((entry) => edgesOf(entry, versions)))
  return { packages: entries.items().flatMap((entry) => packageOf(entry, versions, direct)) }
}

/** What has no source is of the repository. */
function packageOf(
  entry: Tree,
  versions: ReadonlyMap<string, string>,
  direct: ReadonlySet<string>,
): readonly FoundPackage[] {
  const [name, version] = [entry.get('name').string(), entry.get('version').string()]
  if (name === undefined || version === undefined) return []
  const isOwn = entry.get('source').value === undefined
  const relation = isOwn ? 'workspace' : direct.has(packageId(name, version)) ? 'direct' : 'indirect'
  return [{ name, version, relation, dependsOn: edgesOf(entry, versions), at: entry.at }]
}

/** `name`, `name version` where there are several, `name version (source)` before version 2. */
function edgesOf(entry: Tree, versions: ReadonlyMap<string, string>): readonly string[] {
  return entry
    .get('dependencies')
    .items()
    .map((item) => (item.string() ?? '').split(' '))
    .map(([name = '', version = versions.get(name)]) => packageId(name, version))
}
