import type { Situation } from '../api/types.ts'
import { useWords } from '../i18n/locale.tsx'
import { Link } from '../router/link.tsx'
import { PATHS } from '../router/paths.ts'
import { visible } from '../text/visible.ts'
import { Ago } from '../ui/time.tsx'

/** What is seen worst, never what is seen best. */
export function Coverage({ situation }: { readonly situation: Situation }) {
  const { t } = useWords()
  const connected = situation.sectors.filter(({ isConnected }) => isConnected).length
  return (
    <div className="coverage">
      <p>
        <Worst situation={situation} />
      </p>
      <p className="quiet">{t('coverage.connected', { n: connected, total: situation.sectors.length })}</p>
    </div>
  )
}

function Worst({ situation }: { readonly situation: Situation }) {
  const { t } = useWords()
  const gap = situation.incomplete.toSorted((a, b) => b.gaps - a.gaps)[0]
  if (gap !== undefined) {
    return <Link to={PATHS.scans}>{t('coverage.gaps', { n: gap.gaps, target: visible(gap.target) })}</Link>
  }
  const { oldest } = situation
  if (oldest === undefined) return <Link to={PATHS.scans}>{t('coverage.nothing')}</Link>
  return (
    <Link to={PATHS.scans}>
      {t('coverage.oldest', { target: visible(oldest.targets.join(', ')) })} <Ago at={oldest.finishedAt} />
    </Link>
  )
}
