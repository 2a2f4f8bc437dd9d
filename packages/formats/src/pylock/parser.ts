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

/** The lock file that all tools of Python may share. (PEP 751.) */
export const parser: Parser = textPackages({
  id: 'pylock',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])pylock(?:\.[^./\\]{1,100})?\.toml$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const entries = root.get('packages')
  if (!entries.isList()) return unlike('not a lock file of Python: packages is no list')
  const byName = Map.groupBy(entries.items(), (entry) => pythonName(entry.get('name').string() ?? ''))
  return { packages: entries.items().flatMap((entry) => packageOf(entry, byName)) }
}

function packageOf(entry: Tree, byName: ReadonlyMap<string, readonly Tree[]>): readonly FoundPackage[] {
  const name = entry.get('name').string()
  if (name === undefined) return []
  const dependsOn = entry
    .get('dependencies')
    .items()
    .flatMap((wanted) => (byName.get(pythonName(wanted.get('name').string() ?? '')) ?? []).filter(isLike(wanted)))
    .map((other) => packageId(other.get('name').string() ?? '', other.get('version').string()))
  return [{ name, version: entry.get('version').string(), dependsOn, at: entry.at }]
}

/** An edge says as much of a package as tells it from others. */
function isLike(wanted: Tree): (entry: Tree) => boolean {
  const version = wanted.get('version').string()
  return (entry) => version === undefined || entry.get('version').string() === version
}
