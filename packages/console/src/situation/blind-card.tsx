import type { Situation } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Icon } from '../lib/ui/icon.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** What we do not see: defences that are not connected, scans with gaps, work that waits. */
export function BlindCard({ situation }: { readonly situation: Situation }) {
  const { t, list, percent } = useWords()
  const blind = situation.sectors.filter(({ isConnected }) => !isConnected)
  const partial = situation.sectors.filter(({ isConnected, watched }) => isConnected && watched < 1)
  return (
    <section className="card unseen-card" aria-labelledby="blind-title">
      <h2 id="blind-title">
        {t('blind.title')} <span>{t('blind.why')}</span>
      </h2>
      <ul>
        {situation.incomplete.map(({ target, gaps, at }) => (
          <li key={target}>
            <Icon name="eye" />
            <span>
              <Link to={PATHS.scans}>{t('blind.gaps', { n: gaps, target: visible(target) })}</Link> <Ago at={at} />
            </span>
          </li>
        ))}
        {partial.map(({ id, watched }) => (
          <li key={id}>
            <Icon name="eye" />
            <span>{t('blind.partial', { sector: t(`sector.${id}`), part: percent(1 - watched) })}</span>
          </li>
        ))}
        {blind.length === 0 ? null : (
          <li>
            <Icon name="eye" />
            <span>
              {t('blind.notConnected', { n: blind.length })} {list(blind.map(({ id }) => t(`sector.${id}`)))}
              <em>{t('blind.notConnected.means')}</em>
            </span>
          </li>
        )}
        {situation.incomplete.length === 0 && situation.latest.length > 0 ? (
          <li>
            <Icon name="check" />
            <span>{t('blind.whole')}</span>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
