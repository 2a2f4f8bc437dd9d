import type { Severity } from '@ringwall/model'
import { SEVERITIES_DOWN } from './severity.ts'
import type { FindingState } from './types.ts'

/** What a list of findings is narrowed to. Everything of it stands in the address. */
export interface FindingFilters {
  /** `all` for every state. */
  readonly state: FindingState | 'all'
  readonly severity: readonly Severity[]
  readonly rule: readonly string[]
  readonly target: readonly string[]
  readonly namespace: readonly string[]
  readonly resource: readonly string[]
  readonly asset: readonly string[]
  /** Names; an empty one for nobody. */
  readonly owner: readonly string[]
  readonly isFixable: boolean
  readonly text: string
  readonly order: 'severity' | 'last_seen'
}

/** The members of the filters that hold several values. */
export type ListFilter = 'severity' | 'rule' | 'target' | 'namespace' | 'resource' | 'asset' | 'owner'

export const NO_FILTERS: FindingFilters = {
  state: 'open',
  severity: [],
  rule: [],
  target: [],
  namespace: [],
  resource: [],
  asset: [],
  owner: [],
  isFixable: false,
  text: '',
  order: 'severity',
}

export const LIST_FILTERS: readonly ListFilter[] = [
  'severity',
  'rule',
  'target',
  'namespace',
  'resource',
  'asset',
  'owner',
]

/** Reads filters from the query of an address. What it does not understand does not restrict. */
export function readFilters(query: URLSearchParams): FindingFilters {
  const list = (name: string): readonly string[] => [...new Set(query.getAll(name))].slice(0, MOST_VALUES)
  const state = query.get('state')
  return {
    state: STATES.find((known) => known === state) ?? 'open',
    severity: SEVERITIES_DOWN.filter((severity) => list('severity').includes(severity)),
    rule: list('rule'),
    target: list('target'),
    namespace: list('namespace'),
    resource: list('resource'),
    asset: list('asset'),
    owner: list('owner'),
    isFixable: query.get('fixable') === 'true',
    text: (query.get('q') ?? '').slice(0, MOST_CHARACTERS),
    order: query.get('order') === 'last_seen' ? 'last_seen' : 'severity',
  }
}

/** The query of the address, and of the API, of filters: only what differs from the default, always in the same order. */
export function writeFilters(filters: Partial<FindingFilters>): URLSearchParams {
  const query = new URLSearchParams()
  if (filters.state !== undefined && filters.state !== 'open') query.set('state', filters.state)
  for (const name of LIST_FILTERS) for (const value of filters[name] ?? []) query.append(name, value)
  if (filters.isFixable === true) query.set('fixable', 'true')
  if (filters.text !== undefined && filters.text !== '') query.set('q', filters.text)
  if (filters.order === 'last_seen') query.set('order', 'last_seen')
  return query
}

/** The query of what has no order: counts, the table to take along. */
export function writeWithoutOrder(filters: FindingFilters): URLSearchParams {
  return writeFilters({ ...filters, order: 'severity' })
}

/** The filters with a value of a list turned on or off. */
export function toggle(filters: FindingFilters, name: ListFilter, value: string): FindingFilters {
  const values: readonly string[] = filters[name]
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
  return { ...filters, [name]: next }
}

/** How many filters are set; order is none. */
export function countFilters(filters: FindingFilters): number {
  const lists = LIST_FILTERS.reduce((sum, name) => sum + filters[name].length, 0)
  return lists + Number(filters.isFixable) + Number(filters.text !== '') + Number(filters.state !== 'open')
}

const STATES = ['open', 'resolved', 'excepted', 'all'] as const
const MOST_VALUES = 50
const MOST_CHARACTERS = 200
