import type { PackageRelation } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, packageId, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** `*.deps.json`: what a program of .NET was published with. */
export const parser: Parser = textPackages({
  id: 'dotnet-deps',
  ecosystem: 'NuGet',
  claims: /\.deps\.json$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a list of dependencies of .NET: no map', root)
  const libraries = root.get('libraries').entries()
  const targets = new Map(
    root
      .get('targets')
      .get(root.get('runtimeTarget').get('name').string() ?? '')
      .entries(),
  )
  const own = libraries.filter(([, library]) => library.get('type').string() === 'project').map(([key]) => key)
  const needed = new Set([...targets.values()].flatMap(keysNeeded))
  const roots = own.filter((key) => !needed.has(key))
  const direct = new Set(own.flatMap((key) => keysNeeded(targets.get(key))))
  const relationOf = (key: string): PackageRelation => {
    if (own.includes(key)) return roots.length === 1 && roots[0] === key ? 'root' : 'workspace'
    return direct.has(key) ? 'direct' : 'indirect'
  }
  const packages = libraries
    .filter(([key, library]) => hasFiles(key, library, targets))
    .map(([key, library]): FoundPackage => {
      const [name, version] = nameAndVersion(key)
      const dependsOn = keysNeeded(targets.get(key)).map((wanted) => packageId(...nameAndVersion(wanted)))
      return { name, version, relation: relationOf(key), dependsOn, at: library.at }
    })
  return { packages }
}

/** A package that brings no file is a list of others, or was replaced by the runtime. */
function hasFiles(key: string, library: Tree, targets: ReadonlyMap<string, Tree>): boolean {
  const target = targets.get(key)
  if (target === undefined || library.get('type').string() === 'project') return true
  return FILES.some((field) => target.get(field).entries().length > 0)
}

function keysNeeded(target: Tree | undefined): readonly string[] {
  return (
    target
      ?.get('dependencies')
      .entries()
      .map(([name, version]) => `${name}/${version.string() ?? ''}`) ?? []
  )
}

/** A runtime that is published along is the package that it was taken from. */
function nameAndVersion(key: string): readonly [string, string | undefined] {
  const at = key.lastIndexOf('/')
  const name = at < 0 ? key : key.slice(0, at)
  return [name.replace(/^runtimepack\./, ''), at < 0 ? undefined : key.slice(at + 1)]
}

const FILES = ['runtime', 'runtimeTargets', 'native', 'resources']
