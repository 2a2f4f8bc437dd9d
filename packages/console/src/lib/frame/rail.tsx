import { useQuery } from '@tanstack/react-query'
import { situation, views } from '../api/queries.ts'
import { totalOf } from '../api/severity.ts'
import { usePrincipal } from '../api/use-session.ts'
import { useWords } from '../i18n/locale.tsx'
import { Link } from '../router/link.tsx'
import { useLocation } from '../router/location.ts'
import { PATHS } from '../router/paths.ts'
import { Icon } from '../ui/icon.tsx'
import { Coverage } from './coverage.tsx'
import { Mark } from './mark.tsx'
import { isWithin, SCREENS, type ScreenLink } from './screens.ts'

/** The way to every screen, and what is not seen. */
export function Rail({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useWords()
  const principal = usePrincipal()
  const { data } = useQuery(situation)
  const begin = useQuery(views).data?.views.find(({ isDefault }) => isDefault)?.query ?? ''
  const screens = SCREENS.filter(({ needs, path }) => path === PATHS.settings || principal?.permissions.includes(needs))
  return (
    <>
      <Link to={PATHS.situation} className="brand" {...(onFollow === undefined ? {} : { onClick: onFollow })}>
        <Mark />
        <span>{t('product')}</span>
      </Link>
      <nav aria-label={t('frame.screens')}>
        {(['work', 'house'] as const).map((group) => (
          <ul key={group}>
            {screens
              .filter((screen) => screen.group === group)
              .map((screen) => (
                <RailLink
                  key={screen.path}
                  screen={screen}
                  to={screen.path === PATHS.findings && begin !== '' ? `${screen.path}?${begin}` : screen.path}
                  count={countOf(screen.path, data)}
                  isWaiting={screen.path === PATHS.exceptions}
                  {...(onFollow === undefined ? {} : { onFollow })}
                />
              ))}
          </ul>
        ))}
      </nav>
      {data === undefined ? null : <Coverage situation={data} />}
    </>
  )
}

function RailLink({ screen, to, count, isWaiting, onFollow }: RailLinkProps) {
  const { t, number } = useWords()
  const { path } = useLocation()
  const name = t(screen.name)
  return (
    <li>
      <Link
        to={to}
        title={name}
        aria-current={isWithin(path, screen.path) ? 'page' : undefined}
        {...(onFollow === undefined ? {} : { onClick: onFollow })}
      >
        <Icon name={screen.icon} />
        <span className="rail-name">{name}</span>
        {count === 0 ? null : (
          <b className={isWaiting ? 'waiting' : undefined}>
            {number(count)}
            {isWaiting ? <span className="unseen"> {t('frame.waiting')}</span> : null}
          </b>
        )}
      </Link>
    </li>
  )
}

interface RailLinkProps {
  readonly screen: ScreenLink
  /** The screen, or how it begins. */
  readonly to: string
  readonly count: number
  /** True where the count is of what waits for somebody. */
  readonly isWaiting: boolean
  readonly onFollow?: () => void
}

function countOf(
  path: string,
  data:
    | { readonly bySeverity: Readonly<Record<string, number>>; readonly waiting: { readonly exceptions: number } }
    | undefined,
): number {
  if (path === PATHS.findings) return totalOf(data?.bySeverity ?? {})
  if (path === PATHS.exceptions) return data?.waiting.exceptions ?? 0
  return 0
}
