import type { Condition } from '@ringwall/model'
import type { Resolver } from '../language.ts'
import { all, any, not, test } from '../lib/condition/index.ts'
import { MODIFIERS } from './modifier.ts'
import { elements, type Node, refuseType } from './node.ts'
import { matchOf, parseText, RUN, type Value, withPieces } from './value.ts'

/**
 * An item of a selection, `field|modifier|…: values`, as a condition: its values joined by *or*, with `all` by *and*
 * (Sigma 2.1, Detection). A field without a name stands for the whole event. `undefined`, and a refusal, where it is wrong.
 */
export function itemCondition(key: string, node: Node, resolve: Resolver): Condition | undefined {
  const [field = '', ...modifiers] = key.split('|')
  const item: Item = { field: field === '' ? undefined : field, node, modifiers }
  const unknown = modifiers.filter((name) => !MODIFIERS.has(name) && !OF_ITEM.has(name))
  for (const name of unknown) node.report.refuse(node.path, 'unknown', `there is no modifier |${name}`)
  if (unknown.length > 0 || !isWellFormed(item)) return undefined
  const values = Array.isArray(node.value) ? elements(node) : [node]
  if (values.length > MAX_VALUES) return node.report.refuse(node.path, 'limit', `more than ${MAX_VALUES} values`)
  const conditions = values.map((value) => valueCondition(value, item, resolve))
  if (conditions.includes(undefined)) return undefined
  const known = conditions.filter((condition) => condition !== undefined)
  const joined = modifiers.includes('all') ? all(...known) : any(...known)
  return modifiers.includes('neq') ? not(joined) : joined
}

/** Any value of a keyword list, which stands for the whole event. */
export function keywordCondition(node: Node, resolve: Resolver): Condition | undefined {
  return valueCondition(node, { field: undefined, node, modifiers: [] }, resolve)
}

interface Item {
  readonly field: string | undefined
  readonly node: Node
  readonly modifiers: readonly string[]
}

function isWellFormed({ node, modifiers }: Item): boolean {
  const { value, report, path } = node
  if (!Array.isArray(value)) {
    if (modifiers.includes('all')) report.remark(path, 'unsupported', '|all of one value: it changes nothing')
    return true
  }
  if (value.length === 0) report.refuse(path, 'syntax', 'a list of no values matches nothing')
  if (value.length === 1 && modifiers.includes('all'))
    report.remark(path, 'unsupported', '|all of one value: it changes nothing')
  if (value.includes(null))
    report.refuse(
      path,
      'unsupported',
      'null within a list: it needs a selection of its own (Sigma 2.1, Special Field Values)',
    )
  return value.length > 0 && !value.includes(null)
}

function valueCondition(node: Node, item: Item, resolve: Resolver): Condition | undefined {
  const first = readValue(node)
  if (first === undefined) return undefined
  let values: readonly Value[] = [first]
  for (const name of item.modifiers) {
    const modifier = MODIFIERS.get(name)
    if (modifier === undefined) continue
    const results = values.map((value) => modifier(value, resolve))
    const failed = results.find((result) => !result.ok)
    if (failed !== undefined) return refuse(node, failed.ok ? '' : failed.error)
    values = results.flatMap((result) => (result.ok ? result.value : []))
    if (values.length > MAX_VARIANTS) return refuse(node, `has more than ${MAX_VARIANTS} forms`)
  }
  const conditions = values.map((value) => testOf(value, item, node))
  const known = conditions.filter((condition) => condition !== undefined)
  return known.length < conditions.length ? undefined : any(...known)
}

function readValue(node: Node): Value | undefined {
  const { value } = node
  if (value === null) return { kind: 'null' }
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (typeof value === 'number') return numberValue(node, value)
  if (typeof value !== 'string') return refuseType(node, 'a text, a number, true, false or null')
  return value.length > MAX_LENGTH ? refuse(node, `is longer than ${MAX_LENGTH} characters`) : parseText(value)
}

/** A number that would not be the one written is refused. */
function numberValue(node: Node, value: number): Value | undefined {
  const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  return isExact
    ? { kind: 'number', value }
    : refuse(node, 'is a number too large to be kept exactly: put it in quotes')
}

function testOf(value: Value, { field, modifiers }: Item, node: Node): Condition | undefined {
  const letters = modifiers.includes('cased') ? 'sensitive' : 'folded'
  if (modifiers.includes('cased') && !isCaseable(value)) return refuse(node, 'is no text, which |cased takes')
  switch (value.kind) {
    case 'text': {
      const text = field === undefined ? withPieces(value, [RUN, ...value.pieces, RUN]) : value
      return test(field, matchOf(text), { case: letters })
    }
    case 'number':
    case 'boolean': {
      const literal = String(value.value)
      return test(field, { kind: field === undefined ? 'contains' : 'equals', value: literal })
    }
    case 'null':
      if (field === undefined || modifiers.some((name) => MODIFIERS.has(name)))
        return refuse(node, 'needs a field, and takes no modifier but |neq')
      return test(field, { kind: 'null' })
    case 'part':
      return test(field, { kind: 'compare', operator: '=', value: value.value, part: value.part })
    case 'test':
      if (field === undefined && value.match.kind !== 'regex') return refuse(node, 'has modifiers that need a field')
      return negated(
        test(field, value.match, value.match.kind === 'regex' ? { case: 'sensitive' } : { case: letters }),
        value,
      )
  }
}

function isCaseable(value: Value): boolean {
  return value.kind === 'text' || (value.kind === 'test' && value.match.kind === 'field')
}

function negated(condition: Condition, { isNegated }: Value & { readonly kind: 'test' }): Condition {
  return isNegated ? not(condition) : condition
}

function refuse(node: Node, message: string): undefined {
  const shown = JSON.stringify(node.value)?.slice(0, MAX_SHOWN) ?? ''
  return node.report.refuse(node.path, 'unsupported', `the value ${shown} ${message}`)
}

const OF_ITEM: ReadonlySet<string> = new Set(['all', 'neq', 'cased'])
const MAX_VALUES = 20_000
const MAX_VARIANTS = 10_000
const MAX_LENGTH = 65_536
const MAX_SHOWN = 80
