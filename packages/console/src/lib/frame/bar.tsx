import { useWords } from '../i18n/locale.tsx'
import { useLive } from '../live/live.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Account } from './account.tsx'
import { Scope } from './scope.tsx'

interface BarProps {
  readonly onSearch: () => void
  readonly onMenu: () => void
}

/** Scope, palette, whether updates arrive, who is signed in. */
export function Bar({ onSearch, onMenu }: BarProps) {
  const { t } = useWords()
  return (
    <header className="bar">
      <Button look="quiet" icon="menu" aria-label={t('frame.menu')} onClick={onMenu} />
      <Scope />
      <button type="button" className="search" onClick={onSearch}>
        <Icon name="search" />
        <span>{t('palette.prompt')}</span>
        <kbd>{isApple() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="bar-end">
        <LiveState />
        <Account />
      </div>
    </header>
  )
}

function LiveState() {
  const { t } = useWords()
  const { status } = useLive()
  return (
    <span className={`live ${status}`} role="status">
      <i aria-hidden="true" />
      <span>{t(`live.${status}`)}</span>
    </span>
  )
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
