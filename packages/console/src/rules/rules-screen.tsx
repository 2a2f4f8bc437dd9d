import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rules } from '../lib/api/queries.ts'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { RuleSummary } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { navigate, useLocation } from '../lib/router/location.ts'
import { findingsPath, PATHS, rulePath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Choice } from '../lib/ui/field.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { SeverityName } from '../lib/ui/severity.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { narrowRules, type RuleFilters } from './narrow.ts'

/** What judges, and what each rule found. */
export function RulesScreen() {
  const { t, language } = useWords()
  return (
    <Page title={t('screen.rules')} lead={t('rules.lead')}>
      <Loaded query={useQuery(rules(language))}>{(data) => <List rules={data.rules} />}</Loaded>
    </Page>
  )
}

function List({ rules }: { readonly rules: readonly RuleSummary[] }) {
  const { t } = useWords()
  const { query } = useLocation()
  const filters = { text: query.get('q') ?? '', severity: query.get('severity') ?? '', which: query.get('which') ?? '' }
  const columns = useColumns()
  const [typed, setTyped] = useState(filters.text)
  const found = narrowRules(rules, { ...filters, text: typed })
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => event.preventDefault()}
        onBlur={() => go({ ...filters, text: typed })}
      >
        <div className="field">
          <label htmlFor="rule-find">{t('rules.find')}</label>
          <input id="rule-find" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </div>
        <Choice
          label={t('facet.severity')}
          value={filters.severity}
          options={['', ...SEVERITIES_DOWN].map((severity) => ({
            value: severity,
            label: severity === '' ? t('exceptions.all') : t(`severity.${severity as 'high'}`),
          }))}
          onChoose={(severity) => go({ ...filters, text: typed, severity })}
        />
        <Choice
          label={t('rules.which')}
          value={filters.which}
          options={(['', 'open', 'fixable', 'optional'] as const).map((which) => ({
            value: which as string,
            label: t(which === '' ? 'exceptions.all' : `rules.which.${which}`),
          }))}
          onChoose={(which) => go({ ...filters, text: typed, which })}
        />
        <p className="quiet" role="status">
          {t('rules.count', { n: found.length, total: rules.length })}
        </p>
      </form>
      {found.length === 0 ? (
        <Empty title={t('rules.none')}>
          <Link to={PATHS.rules} onClick={() => setTyped('')}>
            {t('rules.none.all')}
          </Link>
        </Empty>
      ) : (
        <section className="card flush">
          <Table label={t('screen.rules')} columns={columns} rows={found} keyOf={({ id }) => id} />
        </section>
      )}
    </>
  )
}

function useColumns(): readonly Column<RuleSummary>[] {
  const { t } = useWords()
  return [
    {
      id: 'severity',
      heading: t('facet.severity'),
      kind: 'tight',
      cell: ({ severity }) => <SeverityName severity={severity} />,
    },
    {
      id: 'title',
      heading: t('rules.says'),
      kind: 'wide',
      cell: ({ id, title }) => (
        <span className="place">
          <Link to={rulePath(id)}>{visible(title)}</Link>
          <code className="quiet">{visible(id)}</code>
        </span>
      ),
    },
    { id: 'standard', heading: t('because.standard'), cell: ({ standard }) => visible(standard?.name ?? '') },
    {
      id: 'notes',
      heading: t('rules.notes'),
      cell: ({ isFixable, isOptional, maturity }) => (
        <span className="several">
          {isFixable ? <span className="tag good">{t('row.fixable')}</span> : null}
          {isOptional ? <span className="tag">{t('rules.optional')}</span> : null}
          {maturity === 'experimental' ? <span className="tag">{t('rules.experimental')}</span> : null}
        </span>
      ),
    },
    {
      id: 'open',
      heading: t('rules.open'),
      kind: 'number',
      cell: ({ id, open }) =>
        open === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link to={findingsPath({ rule: [id] })}>{t('rules.openCount', { n: open })}</Link>
        ),
    },
  ]
}

function go({ text, severity, which }: RuleFilters): void {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (severity !== '') query.set('severity', severity)
  if (which !== '') query.set('which', which)
  const path = query.size === 0 ? PATHS.rules : `${PATHS.rules}?${query}`
  if (path !== window.location.pathname + window.location.search) navigate(path, 'replace')
}
