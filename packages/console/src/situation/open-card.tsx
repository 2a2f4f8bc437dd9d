import { SEVERITIES_DOWN, totalOf } from '../lib/api/severity.ts'
import type { Situation } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { formatShortDay } from '../lib/i18n/times.ts'
import { Link } from '../lib/router/link.tsx'
import { findingsPath } from '../lib/router/paths.ts'
import { SeverityShape } from '../lib/ui/severity.tsx'
import { trendOf } from './trend.ts'

/** What is open, by severity, and how that went. */
export function OpenCard({ situation }: { readonly situation: Situation }) {
  const { t, number } = useWords()
  const { bySeverity } = situation
  return (
    <section className="card open" aria-labelledby="open-title">
      <h2 id="open-title">{t('open.title')}</h2>
      <p className="big">
        <Link to={findingsPath({})}>
          {number(totalOf(bySeverity))}
          <small>{t('open.findings', { n: totalOf(bySeverity) })}</small>
        </Link>
      </p>
      <Trend situation={situation} />
      <ul className="counts">
        {SEVERITIES_DOWN.map((severity) => (
          <li key={severity} className={(bySeverity[severity] ?? 0) === 0 ? 'none' : undefined}>
            <Link to={findingsPath({ severity: [severity] })}>
              <SeverityShape severity={severity} />
              <span>{t(`severity.${severity}`)}</span>
              <b>{number(bySeverity[severity] ?? 0)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Trend({ situation }: { readonly situation: Situation }) {
  const { t, language } = useWords()
  const lines = trendOf(situation.trend, WIDTH, HEIGHT)
  if (lines === undefined) return <p className="quiet trend-none">{t('open.noTrend')}</p>
  const days = { from: formatShortDay(lines.from, language), to: formatShortDay(lines.to, language) }
  return (
    <figure className="trend">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('open.trend', { ...days, highest: lines.highest })}
      >
        <path className="area" d={lines.area} />
        <path className="all" d={lines.all} />
        <path className="grave" d={lines.grave} />
      </svg>
      <figcaption>
        <span>{days.from}</span>
        <span className="trend-key">{t('open.grave')}</span>
        <span>{days.to}</span>
      </figcaption>
    </figure>
  )
}

const WIDTH = 340
const HEIGHT = 92
