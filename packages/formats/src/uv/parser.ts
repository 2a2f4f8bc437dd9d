import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { fatal } from '../lib/document/index.ts'
import {
  type FoundPackage,
  ofToml,
  type PackageList,
  packageId,
  passedOver,
  reached,
  textPackages,
  unlike,
  type Wish,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of uv. */
export const parser: Parser = textPackages({
  id: 'uv',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])uv\.lock$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const entries = root.get('package').items()
  if (entries.length === 0 && root.get('version').value === undefined)
    return unlike('not a lock file of uv: no version')
  const roots = entries.filter((entry) => localPath(entry) === '.')
  const [, second] = roots
  if (second !== undefined)
    return {
      packages: [],
      problems: [fatal('syntax', 'more than one package is of the root directory', second.at?.start ?? 0)],
    }
  const byName = Map.groupBy(entries, (entry) => entry.get('name').string() ?? '')
  const locals = entries.filter((entry) => localPath(entry) !== undefined)
  const problems =
    locals.length > 0 ? [] : [passedOver('no package of the repository: what is for development is not known', 0)]
  const packages = entries.flatMap((entry) => packageOf(entry, byName))
  const wishes = locals.flatMap((entry) => wishesOf(entry, byName))
  return { packages: reached(packages, wishes), problems }
}

/** Where a package of the repository itself is. */
function localPath(entry: Tree): string | undefined {
  const source = entry.get('source')
  return source.get('virtual').string() ?? source.get('editable').string()
}

function packageOf(entry: Tree, byName: ByName): readonly FoundPackage[] {
  const name = entry.get('name').string()
  if (name === undefined) return []
  const path = localPath(entry)
  // What a package of the repository offers besides is asked for by whoever wants it; that of another was asked for.
  const extras = path === undefined ? listsOf(entry.get('optional-dependencies')) : []
  const needs = [...entry.get('dependencies').items(), ...extras]
  return [
    {
      name,
      version: entry.get('version').string(),
      dependsOn: needs.flatMap((each) => idsOf(each, byName)),
      at: entry.at,
      ...(path === undefined ? {} : { relation: path === '.' ? ('root' as const) : ('workspace' as const) }),
    },
  ]
}

function wishesOf(entry: Tree, byName: ByName): readonly Wish[] {
  const wishes = (items: readonly Tree[], usage: PackageUsage) =>
    items.flatMap((each) => idsOf(each, byName)).map((id) => ({ id, usage }))
  const groups = [...listsOf(entry.get('dev-dependencies')), ...listsOf(entry.get('dependency-groups'))]
  return [
    { id: packageId(entry.get('name').string() ?? '', entry.get('version').string()), usage: 'production' },
    ...wishes(entry.get('dependencies').items(), 'production'),
    ...wishes(listsOf(entry.get('optional-dependencies')), 'optional'),
    ...wishes(groups, 'development'),
  ]
}

function listsOf(map: Tree): readonly Tree[] {
  return map.entries().flatMap(([, list]) => list.items())
}

/** A version stands beside a name where there are several; markers say which one is meant, and any may be. */
function idsOf(wanted: Tree, byName: ByName): readonly string[] {
  const version = wanted.get('version').string()
  return (byName.get(wanted.get('name').string() ?? '') ?? [])
    .filter((entry) => version === undefined || entry.get('version').string() === version)
    .map((entry) => packageId(entry.get('name').string() ?? '', entry.get('version').string()))
}

type ByName = ReadonlyMap<string, readonly Tree[]>
