import { useState } from 'react'
import type { Exception } from '../lib/api/types.ts'
import { useMay, usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { formatDay } from '../lib/i18n/times.ts'
import { Link } from '../lib/router/link.tsx'
import { assetPath, findingPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { DecideDialog, type To } from './decide-dialog.tsx'

/** An accepted risk: of what, why, who answers for it, until when, and who decided. */
export function ExceptionCard({ exception }: { readonly exception: Exception }) {
  const { t, language } = useWords()
  const { id, title, asset, state, reason, owner, expires } = exception
  return (
    <li className={`card exception ${state}`} id={id}>
      <header>
        <span className={`tag ${LOOKS[state] ?? ''}`}>{t(`exception.${state}`)}</span>
        <Link to={findingPath(exception.fingerprint)}>{visible(title)}</Link>
        <Link className="quiet" to={assetPath(asset)}>
          {visible(nameOf(asset))}
        </Link>
      </header>
      <blockquote>{visible(reason)}</blockquote>
      <p className="quiet">
        {t('exception.owner', { owner: visible(owner) })} ·{' '}
        {t('exception.until', { day: formatDay(Date.parse(`${expires}T00:00:00Z`), language, 'UTC') })} ·{' '}
        {t('exception.asked', { name: visible(exception.requestedBy) })} <Ago at={exception.requestedAt} />
        {exception.decidedBy === undefined
          ? null
          : ` · ${t('exception.decided', { name: visible(exception.decidedBy) })}`}
      </p>
      <Decisions exception={exception} />
    </li>
  )
}

/** Who asked does not decide; who may not decide sees no buttons that would be refused. */
function Decisions({ exception }: { readonly exception: Exception }) {
  const { t } = useWords()
  const me = usePrincipal()
  const mayDecide = useMay('exceptions:approve')
  const [to, setTo] = useState<To>()
  const isMine = exception.requestedBy === me?.name || exception.requestedBy === me?.id
  const ways: readonly To[] =
    exception.state === 'requested' ? ['approved', 'refused'] : exception.state === 'approved' ? ['revoked'] : []
  if (!mayDecide || ways.length === 0) return null
  if (isMine && exception.state === 'requested') return <p className="quiet">{t('exception.secondPerson')}</p>
  return (
    <p className="actions">
      {ways.map((way) => (
        <Button key={way} look={way === 'approved' ? 'primary' : 'plain'} onClick={() => setTo(way)}>
          {t(`decide.${way}`)}
        </Button>
      ))}
      {to === undefined ? null : <DecideDialog exception={exception} to={to} onClose={() => setTo(undefined)} />}
    </p>
  )
}

/** The last parts of the key of an asset: its target and its name there. */
function nameOf(key: string): string {
  try {
    return key.split('/').slice(3).map(decodeURIComponent).join('/')
  } catch {
    return key
  }
}

const LOOKS: Readonly<Partial<Record<Exception['state'], string>>> = { requested: 'warn', approved: 'good' }
