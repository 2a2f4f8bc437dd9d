import { useMay } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { useLocation } from '../lib/router/location.ts'
import { PATHS } from '../lib/router/paths.ts'
import { Page } from '../lib/ui/page.tsx'
import { AppearancePart } from './appearance-part.tsx'
import { NotificationsPart } from './notifications-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { SecondPart } from './second-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { TokensPart } from './tokens-part.tsx'
import { UsersPart } from './users-part.tsx'

/** How the console looks, who may come in and with what. */
export function SettingsScreen() {
  const { t } = useWords()
  const wanted = useLocation().query.get('part')
  const may = {
    appearance: true,
    tokens: useMay('tokens:own'),
    users: useMay('users:admin'),
    notifications: useMay('settings:admin'),
    sessions: true,
    password: true,
    second: true,
  }
  const parts = PARTS.filter((part) => may[part])
  const current = parts.find((part) => part === wanted) ?? 'appearance'
  const Part = SHOWN[current]
  return (
    <Page title={t('screen.settings')}>
      <nav className="tabs" aria-label={t('settings.parts')}>
        {parts.map((part) => (
          <Link
            key={part}
            to={part === 'appearance' ? PATHS.settings : `${PATHS.settings}?part=${part}`}
            aria-current={part === current ? 'page' : undefined}
          >
            {t(`settings.${part}`)}
          </Link>
        ))}
      </nav>
      <section className="card settings" aria-label={t(`settings.${current}`)}>
        <Part />
      </section>
    </Page>
  )
}

const PARTS = ['appearance', 'tokens', 'users', 'notifications', 'sessions', 'password', 'second'] as const
const SHOWN = {
  appearance: AppearancePart,
  tokens: TokensPart,
  users: UsersPart,
  notifications: NotificationsPart,
  sessions: SessionsPart,
  password: PasswordPart,
  second: SecondPart,
}
