import type { Parser } from '../format.ts'
import { type FoundPackage, ofToml, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Manifests of Julia, of versions 1 and 2. */
export const parser: Parser = textPackages({
  id: 'julia',
  ecosystem: 'Julia',
  claims: /(?:^|[\\/])(?:Julia)?Manifest(?:-v[\d.]{1,20})?\.toml$/,
  read: ofToml(read),
})

/** Julia itself refuses a manifest in which a name leads to no package, or to several. */
function read(root: Tree): PackageList {
  const tables = root.get('manifest_format').value === undefined ? root : root.get('deps')
  const release = root.get('julia_version').string()
  const entries = tables.entries().flatMap(([name, list]) => list.items().map((entry) => ({ name, entry })))
  const byName = Map.groupBy(entries, ({ name }) => name)
  const packages: FoundPackage[] = []
  for (const { name, entry } of entries) {
    const edges = edgesOf(entry, byName)
    if ('wrong' in edges) return unlike(`not a manifest of Julia: ${name} needs ${edges.wrong}`, entry)
    const uuid = entry.get('uuid').string() ?? name
    packages.push({
      id: uuid,
      name,
      version: versionOf(entry, release),
      qualifiers: { uuid },
      dependsOn: edges.ids,
      at: entry.at,
    })
  }
  return { packages }
}

interface Named {
  readonly name: string
  readonly entry: Tree
}

/** Names where each is unique, else a map from names to identifiers. */
function edgesOf(
  entry: Tree,
  byName: ReadonlyMap<string, readonly Named[]>,
): { readonly ids: readonly string[] } | { readonly wrong: string } {
  const ids = entry
    .get('deps')
    .entries()
    .flatMap(([, uuid]) => uuid.string() ?? [])
  for (const item of entry.get('deps').items()) {
    const name = item.string() ?? ''
    const [first, second] = byName.get(name) ?? []
    if (first === undefined) return { wrong: `${name}, which it does not hold` }
    if (second !== undefined) return { wrong: `${name}, of which it holds several` }
    ids.push(first.entry.get('uuid').string() ?? name)
  }
  return { ids }
}

/** What is neither fetched nor a directory comes with Julia, and has its version. */
function versionOf(entry: Tree, release: string | undefined): string | undefined {
  const isOwn = entry.get('git-tree-sha1').value === undefined && entry.get('path').value === undefined
  return entry.get('version').string() ?? (isOwn ? release : undefined)
}
