import type { PackageOrigin, PackageRelation, PackageUsage } from '@ringwall/model'
import type { Problem } from '../document/index.ts'
import type { Extent } from '../tree/index.ts'

/** A package as a parser finds it; what is left out is as the format usually has it. */
export interface FoundPackage {
  readonly name: string
  readonly version: string | undefined
  /** `<name>@<version>`, where it is left out. */
  readonly id?: string
  readonly ecosystem?: string
  /** In its package URL, where that is another. */
  readonly purlVersion?: string
  /** Qualifiers of its package URL. */
  readonly qualifiers?: Readonly<Record<string, string>>
  readonly requirement?: string | undefined
  readonly origin?: PackageOrigin | undefined
  readonly usage?: PackageUsage
  readonly relation?: PackageRelation
  readonly dependsOn?: readonly string[]
  readonly licences?: readonly string[] | undefined
  readonly at?: Extent | undefined
}

/** All that a parser finds in a file. */
export interface PackageList {
  readonly packages: readonly FoundPackage[]
  readonly problems?: readonly Problem[]
}

export function idOf({ id, name, version }: FoundPackage): string {
  return id ?? packageId(name, version)
}

/** How packages of a file are named where it does not name them itself. */
export function packageId(name: string, version: string | undefined): string {
  return version === undefined ? name : `${name}@${version}`
}

/**
 * Packages that share an id, joined in the order of their first places: needed in production where one of them is, asked for
 * directly where one of them is, with the edges of all.
 */
export function merged(packages: readonly FoundPackage[]): readonly FoundPackage[] {
  const found = new Map<string, FoundPackage[]>()
  for (const each of packages) {
    const same = found.get(idOf(each))
    if (same === undefined) found.set(idOf(each), [each])
    else same.push(each)
  }
  return [...found.values()].map((same) => (same.length === 1 && same[0] !== undefined ? same[0] : joined(same)))
}

function joined(same: readonly FoundPackage[]): FoundPackage {
  const usages = same.map(({ usage }) => usage ?? 'production')
  const relations = same.map(({ relation }) => relation ?? 'unknown')
  return {
    ...(same[0] as FoundPackage),
    usage: USAGES.find((usage) => usages.includes(usage)) ?? 'production',
    relation: RELATIONS.find((relation) => relations.includes(relation)) ?? 'unknown',
    dependsOn: [...new Set(same.flatMap(({ dependsOn }) => dependsOn ?? []))],
  }
}

const USAGES: readonly PackageUsage[] = ['production', 'optional', 'development']
const RELATIONS: readonly PackageRelation[] = ['root', 'workspace', 'direct', 'indirect']
