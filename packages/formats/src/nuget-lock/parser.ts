import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, packageId, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** `packages.lock.json` of NuGet: a section for each framework. Projects of the repository are left out. */
export const parser: Parser = textPackages({
  id: 'nuget-lock',
  ecosystem: 'NuGet',
  claims: /(?:^|[\\/])packages\.lock\.json$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  const frameworks = root.get('dependencies')
  if (!frameworks.isMap()) return unlike('not a lock file of NuGet: dependencies is no map', root)
  return { packages: frameworks.entries().flatMap(([, packages]) => readFramework(packages.entries())) }
}

/** Names are the same whatever their case. */
function readFramework(entries: readonly (readonly [string, Tree])[]): readonly FoundPackage[] {
  const ids = new Map(
    entries.map(([name, entry]) => [name.toLowerCase(), packageId(name, entry.get('resolved').string())]),
  )
  return entries.flatMap(([name, entry]) => {
    const type = entry.get('type').string()
    if (type === 'Project') return []
    const dependsOn = entry
      .get('dependencies')
      .entries()
      .flatMap(([wanted]) => ids.get(wanted.toLowerCase()) ?? [])
    const relation = type === 'Direct' ? 'direct' : 'indirect'
    return [{ name, version: entry.get('resolved').string(), relation, dependsOn, at: entry.at }]
  })
}
