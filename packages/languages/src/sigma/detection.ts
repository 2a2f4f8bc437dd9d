import type { Condition } from '@ringwall/model'
import type { Resolver } from '../language.ts'
import { all, any, not, patternTest, simplify } from '../lib/condition/index.ts'
import { type Expression, parseExpression } from './expression.ts'
import { itemCondition, keywordCondition } from './item.ts'
import { child, elements, entries, isMap, type Node, refuseType } from './node.ts'
import { RUN } from './value.ts'

/**
 * The condition of a `detection` or a `filter`: its selections put into its `condition`; a list of conditions is any of them.
 * `undefined`, and refusals, where anything of it is wrong, used or not. `others` are keys that are no selections.
 */
export function detectionCondition(node: Node, others: ReadonlySet<string>, resolve: Resolver): Condition | undefined {
  const selections = new Map<string, Condition | undefined>()
  for (const [name, selection] of entries(node)) {
    if (name === 'timeframe') refuseTimeframe(selection)
    else if (name !== 'condition' && !others.has(name)) selections.set(name, selectionCondition(selection, resolve))
  }
  const written = child(node, 'condition')
  const list = Array.isArray(written.value) ? elements(written) : [written]
  const conditions = list.map((item) => readCondition(item, selections))
  if (list.length === 0) return refuseType(written, 'a condition')
  const known = conditions.filter((condition) => condition !== undefined)
  if (known.length < conditions.length || [...selections.values()].includes(undefined)) return undefined
  return simplify(any(...known))
}

/** A map is all of its items; a list any of its maps and keywords; a scalar one keyword. */
function selectionCondition(node: Node, resolve: Resolver): Condition | undefined {
  if (isMap(node.value)) return mapCondition(node, resolve)
  if (!Array.isArray(node.value)) return keywordCondition(node, resolve)
  if (node.value.length === 0) return node.report.refuse(node.path, 'syntax', 'a selection of nothing')
  const parts = elements(node).map((part) =>
    isMap(part.value) ? mapCondition(part, resolve) : keywordCondition(part, resolve),
  )
  return complete(parts, any)
}

function mapCondition(node: Node, resolve: Resolver): Condition | undefined {
  const items = entries(node)
  if (items.length === 0) return node.report.refuse(node.path, 'syntax', 'a selection of nothing')
  return complete(
    items.map(([key, value]) => itemCondition(key, value, resolve)),
    all,
  )
}

function complete(
  parts: readonly (Condition | undefined)[],
  join: (...of: readonly Condition[]) => Condition,
): Condition | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length < parts.length ? undefined : join(...known)
}

function readCondition(node: Node, selections: ReadonlyMap<string, Condition | undefined>): Condition | undefined {
  if (typeof node.value !== 'string') return refuseType(node, 'a condition')
  if (node.value.length > MAX_LENGTH)
    return node.report.refuse(node.path, 'limit', `longer than ${MAX_LENGTH} characters`)
  const parsed = parseExpression(node.value)
  if (!parsed.ok) return node.report.refuse(node.path, 'syntax', `the condition is wrong: ${parsed.error}`)
  return resolveExpression(parsed.value, node, selections)
}

function resolveExpression(
  expression: Expression,
  node: Node,
  selections: ReadonlyMap<string, Condition | undefined>,
): Condition | undefined {
  const inner = (part: Expression): Condition | undefined => resolveExpression(part, node, selections)
  switch (expression.kind) {
    case 'selection':
      if (!selections.has(expression.name))
        return node.report.refuse(node.path, 'reference', `there is no selection "${expression.name}"`)
      return selections.get(expression.name)
    case 'quantified': {
      const named = [...selections].filter(([name]) => isMeant(name, expression.pattern))
      if (named.length === 0)
        return node.report.refuse(node.path, 'reference', `"${expression.pattern}" names no selection`)
      return complete(
        named.map(([, condition]) => condition),
        expression.quantifier === 'one' ? any : all,
      )
    }
    case 'not': {
      const of = inner(expression.of)
      return of === undefined ? undefined : not(of)
    }
    case 'and':
      return complete(expression.of.map(inner), all)
    case 'or':
      return complete(expression.of.map(inner), any)
  }
}

/** Names that begin with `_` are meant only by patterns that do so too. */
function isMeant(name: string, pattern: string): boolean {
  if (name.startsWith('_') && !pattern.startsWith('_')) return false
  if (pattern.toLowerCase() === 'them') return true
  return patternTest(pattern.split('*').flatMap((part, i) => (i === 0 ? [part] : [RUN, part])))(name)
}

function refuseTimeframe(node: Node): void {
  node.report.refuse(node.path, 'unsupported', 'a timeframe, which Sigma 2 has no more: a correlation rule does that')
}

const MAX_LENGTH = 20_000
