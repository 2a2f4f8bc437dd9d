import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import {
  type FoundPackage,
  ofToml,
  type PackageList,
  packageId,
  pythonName,
  pythonRequirement,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of PDM. */
export const parser: Parser = textPackages({
  id: 'pdm',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])pdm(?:\.[\w-]{1,100})?\.lock$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const entries = root.get('package')
  if (entries.value !== undefined && !entries.isList()) return unlike('not a lock file of PDM: package is no list')
  const byName = Map.groupBy(entries.items(), (entry) => pythonName(entry.get('name').string() ?? ''))
  return { packages: entries.items().flatMap((entry) => packageOf(entry, byName)) }
}

function packageOf(entry: Tree, byName: ReadonlyMap<string, readonly Tree[]>): readonly FoundPackage[] {
  const name = entry.get('name').string()
  if (name === undefined) return []
  const dependsOn = entry
    .get('dependencies')
    .items()
    .map((item) => pythonRequirement(item.string() ?? '')?.name ?? '')
    .flatMap((wanted) => byName.get(pythonName(wanted)) ?? [])
    .map((other) => packageId(other.get('name').string() ?? '', other.get('version').string()))
  return [{ name, version: entry.get('version').string(), usage: usageOf(entry), dependsOn, at: entry.at }]
}

/** Older files say no groups. */
function usageOf(entry: Tree): PackageUsage {
  const groups = entry
    .get('groups')
    .items()
    .flatMap((group) => group.string() ?? [])
  if (groups.length === 0 || groups.includes('default')) return 'production'
  return groups.some((group) => DEVELOPMENT.has(group)) ? 'development' : 'optional'
}

const DEVELOPMENT: ReadonlySet<string> = new Set(['dev', 'development', 'docs', 'lint', 'test', 'tests'])
