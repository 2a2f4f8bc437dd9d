import type { PackageUsage } from '@ringwall/model'
import { type FoundPackage, packageId } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** The packages of a lock file of version 1: each holds what is installed within it. Depth is bounded by that of the document. */
export function readNested(dependencies: Tree): readonly FoundPackage[] {
  const found: FoundPackage[] = []
  walk(dependencies, undefined, found)
  return found
}

/** What is installed in one directory, and the directory around it. */
interface Directory {
  readonly ids: ReadonlyMap<string, string>
  readonly outer: Directory | undefined
}

function walk(dependencies: Tree, outer: Directory | undefined, found: FoundPackage[]): void {
  const entries = dependencies.entries()
  const ids = new Map(entries.map(([name, entry]) => [name, packageId(...nameAndVersion(name, entry))]))
  const directory: Directory = { ids, outer }
  for (const [key, entry] of entries) {
    const inner = entry.get('dependencies')
    const own = new Map(inner.entries().map(([name, each]) => [name, packageId(...nameAndVersion(name, each))]))
    const requires = entry.get('requires').entries()
    const [name, version] = nameAndVersion(key, entry)
    found.push({
      name,
      version,
      usage: usageOf(entry),
      dependsOn: requires.flatMap(([wanted]) => own.get(wanted) ?? lookUp(directory, wanted) ?? []),
      at: entry.at,
    })
    walk(inner, directory, found)
  }
}

/** `npm:<name>@<version>` where it is installed under another name; what is a file has no version. */
function nameAndVersion(key: string, entry: Tree): readonly [string, string | undefined] {
  const version = entry.get('version').string()
  if (version?.startsWith('file:')) return [key, undefined]
  const at = version?.startsWith('npm:') ? version.lastIndexOf('@') : -1
  return version === undefined || at <= 4 ? [key, version] : [version.slice(4, at), version.slice(at + 1)]
}

function lookUp(from: Directory, name: string): string | undefined {
  for (let directory: Directory | undefined = from; directory !== undefined; directory = directory.outer) {
    const id = directory.ids.get(name)
    if (id !== undefined) return id
  }
  return undefined
}

function usageOf(entry: Tree): PackageUsage {
  if (entry.get('dev').value === true) return 'development'
  return entry.get('optional').value === true ? 'optional' : 'production'
}
