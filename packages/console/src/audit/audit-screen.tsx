import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { audit, auditVerdict } from '../lib/api/queries.ts'
import type { AuditEntry } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { More } from '../lib/list/more.tsx'
import { usePages } from '../lib/list/use-pages.ts'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { Moment } from '../lib/ui/time.tsx'

/** Who did what, and whether the log is whole. */
export function AuditScreen() {
  const { t } = useWords()
  const columns = useColumns()
  const list = useInfiniteQuery(audit)
  const pages = usePages(list, rowsOf)
  return (
    <Page title={t('screen.audit')} actions={<Verified />} lead={t('audit.lead')}>
      <Loaded query={list}>
        {() =>
          pages.rows.length === 0 ? (
            <Empty title={t('audit.none')} />
          ) : (
            <section className="card flush">
              <Table label={t('screen.audit')} columns={columns} rows={pages.rows} keyOf={({ seq }) => String(seq)} />
              <More pages={pages} />
            </section>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Nothing is claimed before the server has read it all. */
function Verified() {
  const { t } = useWords()
  const { data, isFetching, refetch } = useQuery(auditVerdict)
  return (
    <span className="several" role="status">
      {data === undefined ? null : (
        <span className={data.kind === 'intact' ? 'tag good' : 'tag bad'}>
          {data.kind === 'intact'
            ? t('audit.verified', { n: data.entries ?? 0 })
            : t('audit.broken', { seq: data.seq ?? 0, why: visible(data.because ?? '') })}
        </span>
      )}
      <Button isBusy={isFetching} onClick={() => void refetch()}>
        {t('audit.verify')}
      </Button>
    </span>
  )
}

function useColumns(): readonly Column<AuditEntry>[] {
  const { t, number } = useWords()
  return [
    {
      id: 'seq',
      heading: t('audit.seq'),
      kind: 'number',
      cell: ({ seq }) => <span className="quiet">{number(seq)}</span>,
    },
    { id: 'time', heading: t('scan.when'), kind: 'tight', cell: ({ time }) => <Moment at={time} /> },
    {
      id: 'actor',
      heading: t('audit.who'),
      cell: ({ actor, address }) => (
        <span className="place">
          <span className="place-name">{actor.name === '' ? t(`actor.${actor.kind}`) : visible(actor.name)}</span>
          <span className="place-kind">
            {actor.name === '' ? '' : t(`actor.${actor.kind}`)} {visible(address)}
          </span>
        </span>
      ),
    },
    { id: 'action', heading: t('audit.what'), cell: ({ action }) => <code>{visible(action)}</code> },
    {
      id: 'object',
      heading: t('audit.object'),
      kind: 'wide',
      cell: ({ object, detail }) => (
        <span className="place">
          <span className="breaks">{visible(object)}</span>
          <span className="place-kind breaks">{visible(printDetail(detail))}</span>
        </span>
      ),
    },
    {
      id: 'outcome',
      heading: t('audit.outcome'),
      cell: ({ outcome }) => <span className={`tag ${LOOKS[outcome]}`}>{t(`outcome.${outcome}`)}</span>,
    },
  ]
}

function printDetail(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ')
}

function rowsOf(page: { readonly entries: readonly AuditEntry[] }): readonly AuditEntry[] {
  return page.entries
}

const LOOKS = { done: '', refused: 'warn', failed: 'bad' } as const
