import type { PackageUsage } from '@ringwall/model'
import { type FoundPackage, packageId, reached, type Wish } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'
import { nameAndVersion, withoutPeers } from './key.ts'

/** The packages of a lock file. Since version 9 their edges stand apart, and what each is for follows from who asks for it. */
export function readPackages(root: Tree, version: number): readonly FoundPackage[] {
  const entries = root.get('packages').entries()
  const snapshots = version >= 9 ? root.get('snapshots').entries() : entries
  const keys = new Map(entries.map(([key, entry]) => [key, idAt(key, entry, version)]))
  const ids = new Map(snapshots.map(([key]) => [key, keys.get(key) ?? keys.get(withoutPeers(key))]))
  const edges = new Map(snapshots.map(([key, entry]) => [key, edgesOf(entry, version, ids)]))
  const variants = Map.groupBy(ids.keys(), (key) => (keys.has(key) ? key : withoutPeers(key)))
  const packages = entries.map(([key, entry]): FoundPackage => {
    const [name, written] = described(key, entry, version)
    const dependsOn = (variants.get(key) ?? []).flatMap((variant) => edges.get(variant) ?? [])
    return { name, version: written, dependsOn, ...flagged(entry, version), at: entry.at }
  })
  return reached(packages, wishes(root, version, ids))
}

/** What stands beside the key, such as the version of an archive, counts before what stands in it. */
function described(key: string, entry: Tree, version: number): readonly [string, string | undefined] {
  const [name, written] = nameAndVersion(key, version)
  const local = written !== undefined && LOCAL.test(written)
  return [entry.get('name').string() ?? name, entry.get('version').scalar() ?? (local ? undefined : written)]
}

function idAt(key: string, entry: Tree, version: number): string {
  return packageId(...described(key, entry, version))
}

function flagged(entry: Tree, version: number): { readonly usage?: PackageUsage } {
  if (version < 9 && entry.get('dev').value === true) return { usage: 'development' }
  return entry.get('optional').value === true ? { usage: 'optional' } : {}
}

function edgesOf(entry: Tree, version: number, ids: ReadonlyMap<string, string | undefined>): readonly string[] {
  return NEEDED.flatMap((field) =>
    entry
      .get(field)
      .entries()
      .flatMap(([name, reference]) => referred(name, reference.scalar() ?? '', { version, ids })),
  )
}

/** What the root and every other project of the repository ask for. */
function wishes(root: Tree, version: number, ids: ReadonlyMap<string, string | undefined>): readonly Wish[] {
  const projects = [
    root,
    ...root
      .get('importers')
      .entries()
      .map(([, project]) => project),
  ]
  return projects.flatMap((project) =>
    Object.entries(ASKED).flatMap(([field, usage]) =>
      project
        .get(field)
        .entries()
        .flatMap(([name, wanted]) => {
          const reference = wanted.get('version').scalar() ?? wanted.scalar() ?? ''
          return referred(name, reference, { version, ids }).map((id) => ({ id, usage }))
        }),
    ),
  )
}

/** A reference is a key, or a version with its peers. */
function referred(
  name: string,
  reference: string,
  { version, ids }: { readonly version: number; readonly ids: ReadonlyMap<string, string | undefined> },
): readonly string[] {
  const built = version >= 9 ? `${name}@${reference}` : `/${name}${version < 6 ? '/' : '@'}${reference}`
  const id = ids.get(built) ?? ids.get(reference) ?? ids.get(`/${reference}`)
  return id === undefined ? [] : [id]
}

const NEEDED = ['dependencies', 'optionalDependencies']
const ASKED: Readonly<Record<string, PackageUsage>> = {
  dependencies: 'production',
  optionalDependencies: 'optional',
  devDependencies: 'development',
}
const LOCAL = /^(?:file|link):/
