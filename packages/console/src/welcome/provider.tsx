import { useWords } from '../lib/i18n/locale.tsx'
import { useLocation } from '../lib/router/location.ts'
import { PATHS } from '../lib/router/paths.ts'
import { returnPath, setbackOf } from './provider-return.ts'

/** Signing in elsewhere: the way there, and why the last one led back here. */
export function Provider({ name }: { readonly name: string }) {
  const { t } = useWords()
  const { path, query } = useLocation()
  const setback = setbackOf(query.get('signIn'))
  const returnTo = returnPath(path === PATHS.welcome ? PATHS.situation : path, query)
  return (
    <>
      {setback === undefined ? null : (
        <p className="problem" role="alert">
          {t(setback, { name })}
        </p>
      )}
      <a className="button primary" href={`/api/v1/oidc/start?${new URLSearchParams({ returnTo })}`}>
        {t('signIn.provider', { name })}
      </a>
      <p className="door-or">{t('signIn.or')}</p>
    </>
  )
}
