import { type FindingFilters, readFilters } from '../lib/api/filters.ts'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { Facets, FindingDetail } from '../lib/api/types.ts'
import { countBy, type House } from './house.ts'

/** One page of the findings that match a query, as `after` says where it begins. */
export function findingsPage(
  house: House,
  query: URLSearchParams,
): { readonly findings: readonly FindingDetail[]; readonly next?: string } {
  const limit = Number(query.get('limit') ?? 50)
  const from = Number(query.get('after') ?? 0)
  const filters = readFilters(query)
  if (house.amount === 'million') return millions(house, filters, { from, limit })
  const found = matching(house, filters)
  return {
    findings: found.slice(from, from + limit),
    ...(from + limit < found.length ? { next: String(from + limit) } : {}),
  }
}

/** Counts, each under all filters but its own. */
export function facetsOf(house: House, query: URLSearchParams): Facets {
  const filters = readFilters(query)
  const without = (name: keyof FindingFilters, to: unknown = []): readonly FindingDetail[] =>
    matching(house, { ...filters, [name]: to })
  const isMillion = house.amount === 'million'
  return {
    total: isMillion ? 10_000 : matching(house, filters).length,
    isCapped: isMillion,
    bySeverity: countBy(without('severity'), ({ severity }) => severity),
    byState: countBy(without('state', 'all'), ({ state }) => state),
    byRule: countBy(without('rule'), ({ ruleId }) => ruleId),
    byTarget: countBy(without('target'), ({ target }) => target),
    byNamespace: countBy(without('namespace'), ({ namespace }) => namespace),
    byResource: countBy(without('resource'), ({ resource }) => resource),
  }
}

/** The findings that match, in the order that is asked for. */
export function matching(house: House, filters: FindingFilters): readonly FindingDetail[] {
  const found = house.findings.filter((finding) => isWanted(finding, filters))
  return filters.order === 'last_seen'
    ? found.toSorted((a, b) => b.lastSeen - a.lastSeen)
    : found.toSorted((a, b) => SEVERITIES_DOWN.indexOf(a.severity) - SEVERITIES_DOWN.indexOf(b.severity))
}

function isWanted(finding: FindingDetail, filters: FindingFilters): boolean {
  const has = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value)
  return (
    (filters.state === 'all' || finding.state === filters.state) &&
    has(filters.severity, finding.severity) &&
    has(filters.rule, finding.ruleId) &&
    has(filters.target, finding.target) &&
    has(filters.namespace, finding.namespace) &&
    has(filters.resource, finding.resource) &&
    has(filters.asset, finding.asset) &&
    has(filters.owner, finding.owner) &&
    (!filters.isFixable || finding.isFixable) &&
    `${finding.title} ${finding.name}`.toLowerCase().includes(filters.text.toLowerCase())
  )
}

/** As if there were a million, the worst first: the same ones again under other names. */
function millions(
  house: House,
  filters: FindingFilters,
  { from, limit }: { readonly from: number; readonly limit: number },
) {
  const base = matching(house, filters)
  const findings = Array.from({ length: Math.min(limit, MILLION - from) }, (_, i) => {
    const n = from + i
    const like = base[Math.floor((n / MILLION) * base.length)] as FindingDetail
    return { ...like, fingerprint: `${like.fingerprint}-${n}`, name: `${like.name}-${n}` }
  })
  return { findings, ...(from + limit < MILLION ? { next: String(from + limit) } : {}) }
}

const MILLION = 1_000_000
