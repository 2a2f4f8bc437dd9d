import { type Condition, covers, type LogSource, type Rule } from '@ringwall/model'
import type { Resolver } from '../language.ts'
import { all, simplify } from '../lib/condition/index.ts'
import { readTitle, requireMap } from './attributes.ts'
import { detectionCondition } from './detection.ts'
import { readLogSource } from './log-source.ts'
import { child, type Node, texts } from './node.ts'

/** A filter: what must hold beside the conditions of the rules it names (Sigma 2.1, filters). */
export interface Filter {
  readonly node: Node
  /** Ids and names; `undefined` for every rule its log source covers. */
  readonly rules: readonly string[] | undefined
  readonly source: LogSource
  readonly condition: Condition
}

export function readFilter(node: Node, resolve: Resolver): Filter | undefined {
  const body = child(node, 'filter')
  readTitle(node)
  const source = readLogSource(child(node, 'logsource'))
  if (!requireMap(body)) return undefined
  const condition = detectionCondition(body, new Set(['rules']), resolve)
  const named = texts(child(body, 'rules'), MAX_NAME)
  remarkPositive(child(body, 'condition'))
  if (condition === undefined || source === undefined) return undefined
  return { node, rules: named.length === 0 || named.includes('any') ? undefined : named, source, condition }
}

/** A rule with the filters that are meant for it joined to its condition by *and*, as its filters are. */
export function filtered(rule: Rule, names: readonly string[], filters: readonly Filter[]): Rule {
  const { logic } = rule
  if (logic.kind !== 'condition') return rule
  const meant = filters.filter(
    (filter) => covers(filter.source, logic.source) && (filter.rules?.some((name) => names.includes(name)) ?? true),
  )
  if (meant.length === 0) return rule
  const condition = simplify(all(logic.condition, ...meant.map((filter) => filter.condition)))
  return { ...rule, logic: { ...logic, condition } }
}

/** The specification's own example lacks the `not`, and would leave only what it wants to be rid of. */
function remarkPositive(node: Node): void {
  if (typeof node.value === 'string' && !/\bnot\b/i.test(node.value))
    node.report.remark(
      node.path,
      'unsupported',
      'the filter is no "not …": its rules will fire only on what it selects',
    )
}

const MAX_NAME = 256
