import type { Sector, Situation } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath } from '../lib/router/paths.ts'
import { SeverityMark, SHAPES } from '../lib/ui/severity.tsx'
import { RING_SIZE, type RingSector, ringOf, watchedOf } from './ring.ts'

/** The wall: how much each defence watches, where the gaps are, what is worst behind it. */
export function WallCard({ situation }: { readonly situation: Situation }) {
  const { t, percent } = useWords()
  const { sectors } = situation
  const seen = sectors.filter(({ isConnected }) => isConnected)
  const blind = sectors.filter(({ isConnected }) => !isConnected)
  const watched = percent(watchedOf(sectors))
  return (
    <section className="card wall" aria-labelledby="wall-title">
      <h2 id="wall-title">{t('wall.title')}</h2>
      <svg
        className="ring"
        viewBox={`0 0 ${RING_SIZE} ${RING_SIZE}`}
        role="img"
        aria-label={t('wall.label', { watched, n: seen.length, total: sectors.length })}
      >
        {ringOf(sectors).map((each) => (
          <RingPart key={each.sector.id} part={each} />
        ))}
        <text x="130" y="131" className="ring-number">
          {watched}
        </text>
        <text x="130" y="153" className="ring-note">
          {t('wall.watched')}
        </text>
      </svg>
      <ul className="legend">
        {seen.map((sector) => (
          <LegendLine key={sector.id} sector={sector} />
        ))}
      </ul>
      {blind.length === 0 ? null : (
        <>
          <h3 className="legend-blind">{t('wall.notConnected')}</h3>
          <ul className="legend two-wide">
            {blind.map((sector) => (
              <LegendLine key={sector.id} sector={sector} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function RingPart({ part: { sector, track, watched, mark } }: { readonly part: RingSector }) {
  return (
    <g>
      <path d={track} className="track" />
      {watched === undefined ? null : <path d={watched} className="watched" />}
      {sector.worst === undefined ? null : (
        <path
          d={SHAPES[sector.worst]}
          className={`ring-mark ${sector.worst}`}
          transform={`translate(${mark.x - 6.6} ${mark.y - 6.6}) scale(1.1)`}
        />
      )}
    </g>
  )
}

function LegendLine({ sector }: { readonly sector: Sector }) {
  const { t, percent } = useWords()
  const name = t(`sector.${sector.id}`)
  return (
    <li className={sector.isConnected ? 'connected' : 'blind'}>
      <span className="legend-mark">
        {sector.worst === undefined ? (
          <i className={sector.isConnected ? 'whole' : 'gap'} aria-hidden="true" />
        ) : (
          <SeverityMark severity={sector.worst} />
        )}
      </span>
      {sector.open > 0 ? <Link to={findingsPath({})}>{name}</Link> : <span>{name}</span>}
      {sector.isConnected ? <b>{percent(sector.watched)}</b> : null}
    </li>
  )
}
