import { useQuery } from '@tanstack/react-query'
import { countFilters, type FindingFilters, NO_FILTERS } from '../lib/api/filters.ts'
import { situation } from '../lib/api/queries.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath, PATHS } from '../lib/router/paths.ts'
import { Copy } from '../lib/ui/copy.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** No findings, and why: filtered out, nothing watched, or nothing wrong. */
export function Nothing({ filters }: { readonly filters: FindingFilters }) {
  const { t } = useWords()
  const { data } = useQuery(situation)
  const newest = data?.latest.toSorted((a, b) => b.finishedAt - a.finishedAt)[0]
  if (countFilters(filters) > 0) {
    return (
      <Empty title={t('nothing.filtered')}>
        <Link to={findingsPath(NO_FILTERS)}>{t('nothing.filtered.all')}</Link>
      </Empty>
    )
  }
  if (newest === undefined) {
    return (
      <Empty title={t('nothing.scanned')}>
        <p>
          <Link to={PATHS.scans}>{t('start.here.go')}</Link>
        </p>
        <Copy text={`ringwall scan . --server ${window.location.origin}`} />
      </Empty>
    )
  }
  return (
    <Empty title={t('nothing.wrong')}>
      <p>
        {t('nothing.wrong.seen', { n: data?.targetCount ?? 0 })} <Ago at={newest.finishedAt} />
      </p>
    </Empty>
  )
}
