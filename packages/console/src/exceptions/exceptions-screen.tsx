import { useInfiniteQuery } from '@tanstack/react-query'
import { exceptions } from '../lib/api/queries.ts'
import type { Exception, ExceptionState } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { More } from '../lib/list/more.tsx'
import { usePages } from '../lib/list/use-pages.ts'
import { Link } from '../lib/router/link.tsx'
import { useLocation } from '../lib/router/location.ts'
import { findingsPath, PATHS } from '../lib/router/paths.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { ExceptionCard } from './exception-card.tsx'

/** Risks that somebody accepts, and those that wait for a second person. */
export function ExceptionsScreen() {
  const { t } = useWords()
  const { query } = useLocation()
  const state = STATES.find((known) => known === query.get('state')) ?? ''
  const list = useInfiniteQuery(exceptions(state))
  const pages = usePages(list, rowsOf)
  return (
    <Page title={t('screen.exceptions')} lead={t('exceptions.lead')}>
      <nav className="tabs" aria-label={t('exceptions.states')}>
        {(['', ...STATES] as const).map((each) => (
          <Link
            key={each}
            to={each === '' ? PATHS.exceptions : `${PATHS.exceptions}?state=${each}`}
            aria-current={each === state ? 'page' : undefined}
          >
            {t(each === '' ? 'exceptions.all' : `exception.${each}`)}
          </Link>
        ))}
      </nav>
      <Loaded query={list}>
        {() =>
          pages.rows.length === 0 ? (
            <Empty title={t(state === '' ? 'exceptions.none' : 'exceptions.none.state')}>
              <p>
                {t('exceptions.none.how')} <Link to={findingsPath({})}>{t('screen.findings')}</Link>
              </p>
            </Empty>
          ) : (
            <>
              <ul className="exceptions">
                {pages.rows.map((exception) => (
                  <ExceptionCard key={exception.id} exception={exception} />
                ))}
              </ul>
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function rowsOf(page: { readonly exceptions: readonly Exception[] }): readonly Exception[] {
  return page.exceptions
}

const STATES: readonly ExceptionState[] = ['requested', 'approved', 'expired', 'refused', 'revoked']
