import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { scans, targets } from '../lib/api/queries.ts'
import { totalOf } from '../lib/api/severity.ts'
import type { Scan } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { formatDuration } from '../lib/i18n/times.ts'
import { More } from '../lib/list/more.tsx'
import { usePages } from '../lib/list/use-pages.ts'
import { Link } from '../lib/router/link.tsx'
import { scanPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Copy } from '../lib/ui/copy.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { Jobs } from './jobs.tsx'
import { Targets } from './targets.tsx'

/** What is watched, what runs now, and every scan there was. */
export function ScansScreen() {
  const { t } = useWords()
  const columns = useColumns()
  const list = useInfiniteQuery(scans)
  const pages = usePages(list, rowsOf)
  return (
    <Page title={t('screen.scans')} lead={t('scans.lead')}>
      <section className="card" aria-labelledby="targets-title">
        <h2 id="targets-title">{t('targets.title')}</h2>
        <Loaded query={useQuery(targets)}>{(data) => <Targets targets={data.targets} />}</Loaded>
      </section>
      <Jobs />
      <section className="card" aria-labelledby="scans-title">
        <h2 id="scans-title">{t('scans.title')}</h2>
        <Loaded query={list}>
          {() =>
            pages.rows.length === 0 ? (
              <Empty title={t('scans.none')}>
                <Copy text={`ringwall scan . --server ${window.location.origin}`} />
              </Empty>
            ) : (
              <>
                <Table label={t('scans.title')} columns={columns} rows={pages.rows} keyOf={({ id }) => id} />
                <More pages={pages} />
              </>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}

function useColumns(): readonly Column<Scan>[] {
  const { t, number, language } = useWords()
  return [
    {
      id: 'target',
      heading: t('facet.target'),
      kind: 'wide',
      cell: (scan) => <Link to={scanPath(scan.id)}>{visible(scan.targets.join(', '))}</Link>,
    },
    { id: 'when', heading: t('scan.when'), kind: 'tight', cell: (scan) => <Ago at={scan.finishedAt} /> },
    {
      id: 'took',
      heading: t('scan.took'),
      kind: 'number',
      cell: (scan) => formatDuration(scan.finishedAt - scan.startedAt, language),
    },
    { id: 'source', heading: t('scan.source'), kind: 'tight', cell: (scan) => t(`source.${scan.source}`) },
    { id: 'found', heading: t('scan.found'), kind: 'number', cell: (scan) => number(totalOf(scan.bySeverity)) },
    { id: 'change', heading: t('scan.change'), cell: ({ outcome }) => <Change outcome={outcome} /> },
    {
      id: 'whole',
      heading: t('scan.seen'),
      cell: (scan) => (
        <span className={scan.isComplete ? 'tag good' : 'tag warn'}>
          {t(scan.isComplete ? 'scan.whole' : 'scan.gaps')}
        </span>
      ),
    },
  ]
}

function Change({ outcome }: { readonly outcome: Scan['outcome'] }) {
  const { t } = useWords()
  const opened = outcome.opened + outcome.reopened
  return (
    <span className="change">
      <span className={opened > 0 ? 'plus' : 'quiet'}>{t('changes.opened', { n: opened })}</span>
      <span className={outcome.resolved > 0 ? 'minus' : 'quiet'}>{t('changes.resolved', { n: outcome.resolved })}</span>
    </span>
  )
}

function rowsOf(page: { readonly scans: readonly Scan[] }): readonly Scan[] {
  return page.scans
}
