import { useQuery } from '@tanstack/react-query'
import { targets } from '../api/queries.ts'
import { usePrincipal } from '../api/use-session.ts'
import { useWords } from '../i18n/locale.tsx'
import { navigate, useLocation } from '../router/location.ts'
import { PATHS } from '../router/paths.ts'
import { visible } from '../text/visible.ts'

/** Whose estate this is, and which part of it is on the screen. Choosing narrows what can be narrowed: findings and assets. */
export function Scope() {
  const { t } = useWords()
  const tenant = usePrincipal()?.tenant ?? ''
  const { path, query } = useLocation()
  const { data } = useQuery(targets)
  const chosen = query.getAll('target')
  const isNarrowing = path === PATHS.findings || path === PATHS.assets
  const choose = (target: string): void => {
    const next = isNarrowing ? new URLSearchParams(query) : new URLSearchParams()
    next.delete('target')
    next.delete('open')
    if (target !== '') next.set('target', target)
    const search = next.toString()
    navigate(`${isNarrowing ? path : PATHS.findings}${search === '' ? '' : `?${search}`}`)
  }
  return (
    <div className="scope">
      <span className="tenant">{visible(tenant)}</span>
      <em aria-hidden="true">/</em>
      <select
        aria-label={t('scope.target')}
        value={isNarrowing && chosen.length === 1 ? chosen[0] : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">
          {chosen.length > 1 && isNarrowing ? t('scope.some', { n: chosen.length }) : t('scope.all')}
        </option>
        {data?.targets.map(({ id }) => (
          <option key={id} value={id}>
            {visible(id)}
          </option>
        ))}
      </select>
    </div>
  )
}
