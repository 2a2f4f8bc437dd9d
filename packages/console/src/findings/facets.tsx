import { type FindingFilters, type ListFilter, toggle } from '../lib/api/filters.ts'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { Facets as Counts } from '../lib/api/types.ts'
import { useRules } from '../lib/api/use-rules.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { SeverityShape } from '../lib/ui/severity.tsx'
import { FacetGroup, type FacetValue } from './facet-group.tsx'
import { Views } from './views.tsx'

interface FacetsProps {
  readonly counts: Counts | undefined
  readonly filters: FindingFilters
  readonly onChange: (filters: FindingFilters) => void
}

/** What the findings can be narrowed to, with how many there are of each. */
export function Facets({ counts, filters, onChange }: FacetsProps) {
  const { t } = useWords()
  const rules = useRules()
  const me = usePrincipal()?.name ?? ''
  const flip = (name: ListFilter) => (value: string) => onChange(toggle(filters, name, value))
  const named = (values: Readonly<Record<string, number>> | undefined, name: ListFilter): readonly FacetValue[] =>
    ranked(values ?? {}, filters[name]).map(([value, count]) => ({
      value,
      count,
      label: value === '-' ? t('facet.noNamespace') : visible(value),
    }))
  return (
    <div className="facets">
      <Views filters={filters} onChange={onChange} />
      <FacetGroup
        title={t('facet.severity')}
        chosen={filters.severity}
        onFlip={flip('severity')}
        values={SEVERITIES_DOWN.map((severity) => ({
          value: severity,
          count: counts?.bySeverity[severity] ?? 0,
          label: t(`severity.${severity}`),
          mark: <SeverityShape severity={severity} />,
        }))}
      />
      <FacetGroup
        isSingle
        title={t('facet.state')}
        chosen={[filters.state]}
        onFlip={(state) =>
          onChange({ ...filters, state: STATES.find((known) => known === state && state !== filters.state) ?? 'open' })
        }
        values={STATES.map((state) => ({ value: state, count: counts?.byState[state], label: t(`state.${state}`) }))}
      />
      <FacetGroup
        title={t('facet.work')}
        chosen={[...(filters.isFixable ? [FIXABLE] : []), ...filters.owner.map((owner) => `by ${owner}`)]}
        onFlip={(value) =>
          onChange(
            value === FIXABLE
              ? { ...filters, isFixable: !filters.isFixable }
              : toggle(filters, 'owner', value.slice(3)),
          )
        }
        values={[
          { value: FIXABLE, count: undefined, label: t('facet.fixable') },
          { value: 'by ', count: undefined, label: t('facet.nobody') },
          { value: `by ${me}`, count: undefined, label: t('facet.mine') },
        ]}
      />
      <FacetGroup
        title={t('facet.namespace')}
        chosen={filters.namespace}
        onFlip={flip('namespace')}
        values={named(counts?.byNamespace, 'namespace')}
      />
      <FacetGroup
        title={t('facet.resource')}
        chosen={filters.resource}
        onFlip={flip('resource')}
        values={named(counts?.byResource, 'resource')}
      />
      <FacetGroup
        title={t('facet.target')}
        chosen={filters.target}
        onFlip={flip('target')}
        values={named(counts?.byTarget, 'target')}
      />
      <FacetGroup
        title={t('facet.rule')}
        chosen={filters.rule}
        onFlip={flip('rule')}
        values={ranked(counts?.byRule ?? {}, filters.rule).map(([id, count]) => ({
          value: id,
          count,
          label: visible(rules.get(id)?.title ?? id),
        }))}
      />
    </div>
  )
}

/** The most frequent first; what is chosen is always among them. */
function ranked(
  counts: Readonly<Record<string, number>>,
  chosen: readonly string[],
): readonly (readonly [string, number])[] {
  const all = { ...Object.fromEntries(chosen.map((value) => [value, 0])), ...counts }
  return Object.entries(all).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}

const STATES = ['open', 'excepted', 'resolved', 'all'] as const
const FIXABLE = 'fixable'
