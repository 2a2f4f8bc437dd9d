import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { change } from '../api/client.ts'
import { usePrincipal } from '../api/use-session.ts'
import { useAppearance } from '../appearance/use-appearance.tsx'
import { useWords } from '../i18n/locale.tsx'
import { Link } from '../router/link.tsx'
import { navigate } from '../router/location.ts'
import { PATHS } from '../router/paths.ts'
import { visible } from '../text/visible.ts'
import { Button } from '../ui/button.tsx'

/** Who is signed in, their settings, and the way out. */
export function Account() {
  const { t } = useWords()
  const principal = usePrincipal()
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const signOut = useSignOut()
  if (principal === undefined) return null
  return (
    <div className="account">
      <button type="button" className="avatar" popoverTarget={id}>
        <span aria-hidden="true">{initials(principal.name)}</span>
        <span className="unseen">{t('account.menu', { name: visible(principal.name) })}</span>
      </button>
      <div ref={menu} id={id} popover="auto" className="menu">
        <p className="menu-head">
          <strong>{visible(principal.name)}</strong>
          <span>{visible(principal.role)}</span>
        </p>
        <Link to={PATHS.settings} onClick={() => menu.current?.hidePopover()}>
          {t('screen.settings')}
        </Link>
        <Button look="quiet" onClick={() => void signOut()}>
          {t('account.signOut')}
        </Button>
      </div>
    </div>
  )
}

/** Ends the session; what was read under it is forgotten. */
function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const { setAppearance } = useAppearance()
  return async () => {
    await change('DELETE', 'session')
    // The answer clears what the browser keeps; how the console looks is no secret.
    setAppearance({})
    navigate(PATHS.situation)
    client.clear()
    await client.refetchQueries({ queryKey: ['session'] })
    window.location.reload()
  }
}

function initials(name: string): string {
  const words = visible(name)
    .split(/[\s._@-]+/)
    .filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
}
