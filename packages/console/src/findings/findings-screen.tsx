import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { type FindingFilters, readFilters } from '../lib/api/filters.ts'
import { facets, findings } from '../lib/api/queries.ts'
import type { Finding } from '../lib/api/types.ts'
import { useTitles } from '../lib/api/use-rules.ts'
import { useMedia } from '../lib/appearance/use-appearance.tsx'
import { useWords } from '../lib/i18n/locale.tsx'
import { usePages } from '../lib/list/use-pages.ts'
import { VirtualList } from '../lib/list/virtual-list.tsx'
import { navigate, useLocation } from '../lib/router/location.ts'
import { findingPath } from '../lib/router/paths.ts'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Failed, Loading } from '../lib/ui/loaded.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Facets } from './facets.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { News } from './news.tsx'
import { Nothing } from './nothing.tsx'
import { Row } from './row.tsx'
import { Side } from './side.tsx'
import { Toolbar } from './toolbar.tsx'
import { MOST_SELECTED, useFindingList } from './use-finding-list.ts'

/** All findings, by severity, place, fix and owner; the list never loses its place. */
export function FindingsScreen() {
  const { t } = useWords()
  useTitle(t('screen.findings'))
  const { query } = useLocation()
  const filters = readFilters(query)
  const list = useInfiniteQuery(findings(filters))
  const pages = usePages(list, rowsOf)
  const counts = useQuery(facets(filters)).data
  const titleOf = useTitles()
  const isWide = useMedia(WIDE)
  const [dialog, setDialog] = useState<'filter' | 'help'>()
  const close = useCallback(() => setDialog(undefined), [])
  const state = useFindingList({ rows: pages.rows, filters, isWide, onHelp: () => setDialog('help') })
  useEffect(() => {
    // A link to a list with its panel: where there is no room for that, the finding is what was meant.
    const open = query.get('open')
    if (!isWide && open !== null) navigate(findingPath(open), 'replace')
  }, [isWide, query])
  const change = (next: FindingFilters): void => state.narrow(next)
  return (
    <div
      className={`findings${state.open === undefined ? '' : ' with-side'}${state.selected.size === 0 ? '' : ' selecting'}`}
    >
      <Toolbar
        filters={filters}
        counts={counts}
        onChange={change}
        onFilter={() => setDialog('filter')}
        onHelp={() => setDialog('help')}
      />
      <aside className="facets-side" aria-label={t('facet.title')}>
        <Facets counts={counts} filters={filters} onChange={change} />
      </aside>
      {list.data === undefined ? (
        <div className="list-frame">
          {list.error === null ? <Loading /> : <Failed error={list.error} onRetry={() => void list.refetch()} />}
        </div>
      ) : (
        <VirtualList
          label={t('screen.findings')}
          rows={pages.rows}
          keyOf={(finding) => finding.fingerprint}
          total={counts === undefined || counts.isCapped ? undefined : counts.total}
          active={state.active}
          onEnd={pages.readOn}
          head={<News />}
          foot={pages.rows.length === 0 ? <Nothing filters={filters} /> : pages.hasMore ? <Loading /> : undefined}
          row={(finding, index) => (
            <Row
              finding={finding}
              title={titleOf(finding)}
              isActive={index === state.active}
              isOpen={finding.fingerprint === state.open}
              isSelected={state.selected.has(finding.fingerprint)}
              onOpen={() => state.show(index)}
              onSelect={() => state.select(index)}
            />
          )}
        />
      )}
      <BulkBar
        selected={state.chosen}
        loaded={Math.min(pages.rows.length, MOST_SELECTED)}
        onAll={state.selectAll}
        onClear={state.clear}
      />
      {state.open === undefined ? null : <Side fingerprint={state.open} onClose={state.hide} />}
      {dialog === 'help' ? <HelpDialog onClose={close} /> : null}
      {dialog === 'filter' ? (
        <Dialog title={t('facet.title')} onClose={close}>
          <Facets counts={counts} filters={filters} onChange={change} />
        </Dialog>
      ) : null}
    </div>
  )
}

function rowsOf(page: { readonly findings: readonly Finding[] }): readonly Finding[] {
  return page.findings
}

/** Where there is room for a panel beside the list; else a finding is a page. */
const WIDE = '(min-width: 1000px)'
