import { useQuery } from '@tanstack/react-query'
import { scan } from '../lib/api/queries.ts'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { ScanDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { formatDuration } from '../lib/i18n/times.ts'
import { Link } from '../lib/router/link.tsx'
import { findingsPath, PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { SeverityShape } from '../lib/ui/severity.tsx'
import { Moment } from '../lib/ui/time.tsx'
import { Gaps } from './gaps.tsx'
import { Tallies } from './tallies.tsx'

/** One scan: what it found, what it saw, and what it could not see. */
export function ScanScreen({ id }: { readonly id: string }) {
  return (
    <Loaded query={useQuery(scan(id))} missing="thing">
      {(found) => <Whole scan={found} />}
    </Loaded>
  )
}

function Whole({ scan }: { readonly scan: ScanDetail }) {
  const { t, language, number } = useWords()
  const { outcome } = scan
  return (
    <Page
      title={visible(scan.targets.join(', '))}
      aside={
        <span className={scan.isComplete ? 'tag good' : 'tag warn'}>
          {t(scan.isComplete ? 'scan.whole' : 'scan.gaps')}
        </span>
      }
      lead={
        <>
          <Link to={PATHS.scans}>{t('screen.scans')}</Link> · {t(`source.${scan.source}`)} ·{' '}
          <Moment at={scan.finishedAt} /> · {formatDuration(scan.finishedAt - scan.startedAt, language)} ·{' '}
          {t('scan.version', { version: visible(scan.version) })}
        </>
      }
    >
      <ul className="count-strip">
        {SEVERITIES_DOWN.map((severity) => (
          <li key={severity} className={(scan.bySeverity[severity] ?? 0) === 0 ? 'none' : undefined}>
            <Link to={findingsPath({ severity: [severity], target: scan.targets })}>
              <SeverityShape severity={severity} />
              <b>{number(scan.bySeverity[severity] ?? 0)}</b>
              <span>{t(`severity.${severity}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="two">
        <section className="card">
          <h2>{t('scan.outcome')}</h2>
          <dl className="pairs">
            {(['opened', 'reopened', 'unchanged', 'resolved'] as const).map((name) => (
              <div key={name} className="pair">
                <dt>{t(`outcome.${name}`)}</dt>
                <dd>{number(outcome[name])}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="card">
          <h2>{t('scan.coverage')}</h2>
          <dl className="pairs">
            <dt>{t('scan.files')}</dt>
            <dd>{number(scan.filesRead)}</dd>
            <dt>{t('scan.objects')}</dt>
            <dd>{number(scan.objectsJudged)}</dd>
            <dt>{t('scan.gapCount')}</dt>
            <dd>{number(scan.gapCount)}</dd>
          </dl>
        </section>
      </div>
      <Gaps scan={scan} />
      <Tallies scan={scan} />
    </Page>
  )
}
