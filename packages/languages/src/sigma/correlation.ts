import type { Correlation, Demand, Limit, RuleId } from '@ringwall/model'
import { requireMap } from './attributes.ts'
import { child, entries, type Node, refuseType, text, texts } from './node.ts'

/** A correlation before its rules are known: they are named by id or name. */
export interface WrittenCorrelation {
  readonly node: Node
  readonly rules: readonly string[]
  readonly groupBy: readonly string[]
  readonly aliases: Aliases
  readonly timespanMs: number
  readonly demand: Demand
  /** True where its rules fire by themselves too. */
  readonly isGenerating: boolean
}

/** Alias → the rules that have a field for it, by id or name, each with the field. */
export type Aliases = Readonly<Record<string, readonly (readonly [rule: string, field: string])[]>>

/** Reads `correlation` (Sigma 2.1, Correlation section), checking all of it. */
export function readCorrelation(rule: Node): WrittenCorrelation | undefined {
  const node = child(rule, 'correlation')
  if (!requireMap(node)) return undefined
  const demand = readDemand(node)
  const rules = readRules(child(node, 'rules'))
  const timespanMs = readTimespan(child(node, 'timespan'))
  const groupBy = texts(child(node, 'group-by'), MAX_NAME)
  const aliases = readAliases(child(node, 'aliases'), rules)
  const isGenerating = readGenerate(child(node, 'generate')) || readGenerate(child(rule, 'generate'))
  if (demand === undefined || timespanMs === undefined || rules.length === 0) return undefined
  if (groupBy.length === 0)
    node.report.remark([...node.path, 'group-by'], 'syntax', 'no group-by: all matches are one group')
  return { node, rules, groupBy, aliases, timespanMs, demand, isGenerating }
}

/** The correlation with its rules by their ids. */
export function withIds(
  { rules, groupBy, aliases, timespanMs, demand }: WrittenCorrelation,
  idOf: (name: string) => RuleId,
): Correlation {
  const fields = Object.entries(aliases).map(([alias, of]) => [
    alias,
    Object.fromEntries(of.map(([rule, field]) => [idOf(rule), field])),
  ])
  return { rules: rules.map(idOf), groupBy, aliases: Object.fromEntries(fields), timespanMs, demand }
}

function readRules(node: Node): readonly string[] {
  const rules = texts(node, MAX_NAME)
  if (rules.length === 0)
    node.report.refuse(node.path, 'syntax', 'a correlation needs the rules whose matches it counts')
  if (rules.length > MAX_RULES) node.report.refuse(node.path, 'limit', `more than ${MAX_RULES} rules`)
  if (new Set(rules).size < rules.length) node.report.refuse(node.path, 'duplicate', 'names a rule twice')
  return rules
}

/** `number + letter`: seconds, minutes, hours or days. */
function readTimespan(node: Node): number | undefined {
  const [, count = '', unit = ''] = TIMESPAN.exec(text(node, MAX_NAME) ?? '') ?? []
  const timespanMs = Number(count) * (UNITS_MS.get(unit) ?? 0)
  return timespanMs > 0
    ? timespanMs
    : node.report.refuse(
        node.path,
        'syntax',
        `timespan is ${JSON.stringify(node.value) ?? 'absent'}, where a number and s, m, h or d is expected`,
      )
}

function readDemand(node: Node): Demand | undefined {
  const kind = text(child(node, 'type'), MAX_NAME)
  const condition = child(node, 'condition')
  const limits = readLimits(condition)
  const fields = texts(child(condition, 'field'), MAX_NAME)
  const isTemporal = kind === 'temporal' || kind === 'temporal_ordered'
  if (!isTemporal && limits.length === 0)
    return condition.report.refuse(condition.path, 'syntax', 'a condition of gt, gte, lt, lte, eq or neq is needed')
  switch (kind) {
    case 'temporal':
    case 'temporal_ordered':
    case 'event_count':
      if (fields.length > 0)
        return condition.report.refuse([...condition.path, 'field'], 'unknown', `${kind} looks at no field`)
      return { kind, limits }
    case 'value_count':
      return fields.length === 0 ? refuseField(condition) : { kind, fields, limits }
    case 'value_sum':
    case 'value_avg':
    case 'value_median': {
      const field = oneField(condition, fields)
      return field === undefined ? undefined : { kind, field, limits }
    }
    case 'value_percentile': {
      const field = oneField(condition, fields)
      return field === undefined
        ? undefined
        : { kind, field, percentile: readPercentile(child(condition, 'percentile')), limits }
    }
    default:
      return node.report.refuse(
        [...node.path, 'type'],
        'unknown',
        `type is ${JSON.stringify(kind) ?? 'absent'}, which is none of ${TYPES}`,
      )
  }
}

function oneField(condition: Node, fields: readonly string[]): string | undefined {
  const [field, ...others] = fields
  return field === undefined || others.length > 0 ? refuseField(condition) : field
}

function refuseField(condition: Node): undefined {
  return condition.report.refuse(
    [...condition.path, 'field'],
    'syntax',
    'names no field whose values count, or more than one',
  )
}

function readLimits(node: Node): readonly Limit[] {
  if (node.value === undefined) return []
  if (typeof node.value === 'string') {
    node.report.refuse(node.path, 'unsupported', 'a condition in words is beyond the specification')
    return []
  }
  return entries(node).flatMap(([key, value]): readonly Limit[] => {
    const operator = OPERATORS.get(key)
    if (operator !== undefined && typeof value.value === 'number') return [{ operator, value: value.value }]
    if (operator !== undefined) refuseType(value, 'a number')
    else if (key !== 'field' && key !== 'percentile')
      node.report.refuse(value.path, 'unknown', `there is no condition ${JSON.stringify(key)}`)
    return []
  })
}

function readPercentile(node: Node): number | undefined {
  if (node.value === undefined) return undefined
  if (typeof node.value === 'number' && node.value >= 0 && node.value <= 100) return node.value
  return refuseType(node, 'a number of 0 to 100')
}

function readAliases(node: Node, rules: readonly string[]): Aliases {
  if (node.value === undefined) return {}
  const aliases = entries(node).map(([alias, fields]) => [alias, readAlias(fields, rules)] as const)
  return Object.fromEntries(aliases)
}

function readAlias(node: Node, rules: readonly string[]): readonly (readonly [string, string])[] {
  return entries(node).flatMap(([rule, field]) => {
    if (!rules.includes(rule))
      node.report.refuse(field.path, 'reference', `${JSON.stringify(rule)} is none of the correlation's rules`)
    const name = text(field, MAX_NAME)
    return name === undefined ? [] : [[rule, name] as const]
  })
}

function readGenerate(node: Node): boolean {
  if (node.value !== undefined && typeof node.value !== 'boolean') refuseType(node, 'true or false')
  return node.value === true
}

const TIMESPAN = /^([1-9]\d{0,8})([smhd])$/
const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])
const OPERATORS: ReadonlyMap<string, Limit['operator']> = new Map([
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
  ['eq', '='],
  ['neq', '!='],
])
const TYPES =
  'event_count, value_count, temporal, temporal_ordered, value_sum, value_avg, value_percentile, value_median'
const MAX_NAME = 256
const MAX_RULES = 100
