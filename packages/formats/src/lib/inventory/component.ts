import type { Inventory, Package, PackageUsage } from '@ringwall/model'

/** A package of a target, in however many files it is written. */
export interface Component {
  readonly purl: string
  /** Where it is found first. */
  readonly first: Package
  /** Wherever it is found. */
  readonly found: readonly Package[]
  /** Production where one of its places needs it there. */
  readonly usage: PackageUsage
  /** True for what the target itself asks for, or of which no file says who does. */
  readonly isTop: boolean
  /** Package URLs of what it asks for, in order. */
  readonly dependsOn: readonly string[]
  readonly licences: readonly string[]
}

/** What a bill of materials lists: packages of one package URL are one component, in the order of their package URLs. */
export function componentsOf({ packages }: Inventory): readonly Component[] {
  const purls = new Map(packages.map((each) => [keyIn(each, each.id), each.purl]))
  const byPurl = [...Map.groupBy(packages, ({ purl }) => purl)].sort(([a], [b]) => (a < b ? -1 : 1))
  return byPurl.flatMap(([purl, found]) => {
    const [first] = found
    if (first === undefined) return []
    return {
      purl,
      first,
      found,
      usage: USAGES.find((usage) => found.some((each) => each.usage === usage)) ?? 'production',
      isTop: found.some(({ relation }) => relation !== 'indirect'),
      dependsOn: neededBy(purl, found, purls),
      licences: [...new Set(found.flatMap(({ licences = [] }) => licences))],
    }
  })
}

function neededBy(own: string, found: readonly Package[], purls: ReadonlyMap<string, string>): readonly string[] {
  const needed = found.flatMap((each) => each.dependsOn.flatMap((id) => purls.get(keyIn(each, id)) ?? []))
  return [...new Set(needed)].filter((purl) => purl !== own).sort()
}

/** Ids count within a file. */
function keyIn({ at }: Package, id: string): string {
  return `${at.file}\0${id}`
}

const USAGES: readonly PackageUsage[] = ['production', 'optional', 'development']
