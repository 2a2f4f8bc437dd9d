import type { PackageRelation, PackageUsage } from '@ringwall/model'
import type { FoundPackage } from './found.ts'
import { idOf } from './found.ts'

/** A package that a root or a workspace asks for, and what for. */
export interface Wish {
  readonly id: string
  readonly usage: PackageUsage
}

/** Packages with their usage and relation, as what is asked for reaches them over their edges: one that nothing reaches is as it was. */
export function reached(packages: readonly FoundPackage[], wishes: readonly Wish[]): readonly FoundPackage[] {
  const usages = new Map<string, PackageUsage>()
  const edges = new Map<string, readonly string[]>()
  for (const [id, same] of Map.groupBy(packages, idOf))
    edges.set(
      id,
      same.flatMap(({ dependsOn }) => dependsOn ?? []),
    )
  for (const usage of STRONGEST_FIRST) {
    const pending = wishes.filter((wish) => wish.usage === usage).map(({ id }) => id)
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (usages.has(id) || !edges.has(id)) continue
      usages.set(id, usage)
      pending.push(...(edges.get(id) ?? []))
    }
  }
  const direct = new Set(wishes.map(({ id }) => id))
  return packages.map((each) => {
    const id = idOf(each)
    const usage = usages.get(id)
    if (usage === undefined) return each
    const relation: PackageRelation = direct.has(id) ? 'direct' : 'indirect'
    return { ...each, usage, relation: each.relation ?? relation }
  })
}

const STRONGEST_FIRST: readonly PackageUsage[] = ['production', 'optional', 'development']
