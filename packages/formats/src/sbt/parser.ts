import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of sbt, as its plugin for them writes them. */
export const parser: Parser = textPackages({
  id: 'sbt',
  ecosystem: 'Maven',
  claims: /(?:^|[\\/])build\.sbt\.lock$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  if (!root.get('dependencies').isList()) return unlike('not a lock file of sbt: dependencies is no list', root)
  return { packages: root.get('dependencies').items().flatMap(packageOf) }
}

function packageOf(entry: Tree): readonly FoundPackage[] {
  const [group, artifact] = [entry.get('org').string(), entry.get('name').string()]
  if (group === undefined || artifact === undefined) return []
  const configurations = entry
    .get('configurations')
    .items()
    .map((each) => each.string() ?? '')
  const isForTests = configurations.length > 0 && !configurations.some((each) => RUNS.has(each))
  return [
    {
      name: `${group}:${artifact}`,
      version: entry.get('version').string(),
      usage: isForTests ? 'development' : 'production',
      at: entry.at,
    },
  ]
}

const RUNS: ReadonlySet<string> = new Set(['compile', 'runtime', 'provided', 'default'])
