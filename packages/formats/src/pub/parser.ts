import type { Parser } from '../format.ts'
import { type FoundPackage, ofYaml, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Dart and Flutter. */
export const parser: Parser = textPackages({
  id: 'pub',
  ecosystem: 'Pub',
  claims: /(?:^|[\\/])pubspec\.lock$/,
  read: ofYaml(read),
})

function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a lock file of pub: no map', root)
  return { packages: root.get('packages').entries().map(packageOf) }
}

function packageOf([name, entry]: readonly [string, Tree]): FoundPackage {
  const dependency = entry.get('dependency').string() ?? ''
  return {
    name,
    version: entry.get('version').scalar(),
    usage: dependency === 'direct dev' ? 'development' : 'production',
    relation: dependency.startsWith('direct') ? 'direct' : 'indirect',
    at: entry.at,
  }
}
