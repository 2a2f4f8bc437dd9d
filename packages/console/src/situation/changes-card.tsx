import { SEVERITIES_DOWN, totalOf } from '../lib/api/severity.ts'
import type { Situation } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { SeverityName } from '../lib/ui/severity.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** What came and went since yesterday, and who looked last. */
export function ChangesCard({ situation }: { readonly situation: Situation }) {
  const { t, number } = useWords()
  const { opened, resolved } = situation.changes
  const moved = SEVERITIES_DOWN.filter((severity) => (opened[severity] ?? 0) + (resolved[severity] ?? 0) > 0)
  return (
    <section className="card changes" aria-labelledby="changes-title">
      <h2 id="changes-title">
        {t('changes.title')} <span>{t('changes.sum', { opened: totalOf(opened), resolved: totalOf(resolved) })}</span>
      </h2>
      {moved.length === 0 ? <p className="quiet">{t('changes.none')}</p> : null}
      <ul>
        {moved.map((severity) => (
          <li key={severity}>
            <SeverityName severity={severity} />
            <Link
              className={(opened[severity] ?? 0) === 0 ? 'quiet' : 'plus'}
              to={findingsPath({ severity: [severity], order: 'last_seen' })}
            >
              {t('changes.opened', { n: opened[severity] ?? 0 })}
            </Link>
            <Link
              className={(resolved[severity] ?? 0) === 0 ? 'quiet' : 'minus'}
              to={findingsPath({ severity: [severity], state: 'resolved', order: 'last_seen' })}
            >
              {t('changes.resolved', { n: resolved[severity] ?? 0 })}
            </Link>
          </li>
        ))}
      </ul>
      <h3>{t('changes.looked')}</h3>
      <ul className="looked">
        {situation.latest.slice(0, 6).map((scan) => (
          <li key={scan.id}>
            <Link to={`/scans/${encodeURIComponent(scan.id)}`}>{visible(scan.targets.join(', '))}</Link>
            <span>{t('changes.found', { n: totalOf(scan.bySeverity), number: number(totalOf(scan.bySeverity)) })}</span>
            <Ago at={scan.finishedAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}
