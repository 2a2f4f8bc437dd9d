import type { RuleId } from '@ringwall/model'
import type { Scope } from './scope.ts'

/** Finds the exceptions that may accept what a rule says of an object, in written order. */
export type Candidates = (rule: RuleId, asset: string | undefined) => readonly Scope[]

/** Those that name their objects one by one, which most do, are looked up; the others are tried. */
export function candidatesOf(scopes: readonly Scope[]): Candidates {
  const pairs = scopes.flatMap((scope, order) => [...new Set(scope.rules)].map((rule) => ({ rule, scope, order })))
  const groups = Map.groupBy(pairs, ({ rule }) => rule)
  const byRule = new Map(Array.from(groups, ([rule, ordered]) => [rule, indexed(ordered)]))
  return (rule, asset) => byRule.get(rule)?.(asset) ?? []
}

interface Ordered {
  readonly scope: Scope
  readonly order: number
}

function indexed(all: readonly Ordered[]): (asset: string | undefined) => readonly Scope[] {
  const others = all.filter(({ scope }) => scope.names === undefined)
  const pairs = all.flatMap((ordered) => [...new Set(ordered.scope.names ?? [])].map((name) => ({ name, ordered })))
  const named = Map.groupBy(pairs, ({ name }) => name)
  return (asset) => {
    const own = asset === undefined ? [] : (named.get(asset) ?? []).map(({ ordered }) => ordered)
    const found = [...own, ...others.filter(({ scope }) => scope.isAbout(asset))]
    return found.sort((a, b) => a.order - b.order).map(({ scope }) => scope)
  }
}
