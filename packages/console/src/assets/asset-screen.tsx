import { useQuery } from '@tanstack/react-query'
import { asset } from '../lib/api/queries.ts'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { AssetDetail, Finding } from '../lib/api/types.ts'
import { useTitles } from '../lib/api/use-rules.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingPath, findingsPath, PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { placeOf } from '../lib/ui/place.tsx'
import { SeverityMark, SeverityShape } from '../lib/ui/severity.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** One thing that runs, and all that is wrong with it. */
export function AssetScreen({ id }: { readonly id: string }) {
  return (
    <Loaded query={useQuery(asset(id))} missing="thing">
      {(found) => <Whole asset={found} />}
    </Loaded>
  )
}

function Whole({ asset }: { readonly asset: AssetDetail }) {
  const { t } = useWords()
  const isCut = asset.open > asset.findings.length
  return (
    <Page
      title={placeOf(asset)}
      aside={visible(asset.resource)}
      lead={
        <>
          <Link to={`${PATHS.assets}?target=${encodeURIComponent(asset.target)}`}>{visible(asset.target)}</Link> ·{' '}
          {t('asset.first')} <Ago at={asset.firstSeen} /> · {t('asset.last')} <Ago at={asset.lastSeen} />
        </>
      }
    >
      <Counts asset={asset} />
      <section className="card">
        <h2>
          {t('asset.findings')} <span>{t('assets.open', { n: asset.open })}</span>
        </h2>
        {asset.findings.length === 0 ? (
          <Empty title={t('asset.clean')}>
            <p>{t('asset.clean.why')}</p>
          </Empty>
        ) : (
          <ul className="plain-list">
            {asset.findings.map((finding) => (
              <Line key={finding.fingerprint} finding={finding} />
            ))}
          </ul>
        )}
        {isCut ? (
          <p className="more">
            <Link to={findingsPath({ asset: [asset.key] })}>{t('asset.all', { n: asset.open })}</Link>
          </p>
        ) : null}
      </section>
    </Page>
  )
}

function Counts({ asset }: { readonly asset: AssetDetail }) {
  const { t, number } = useWords()
  const counts = SEVERITIES_DOWN.map(
    (severity) => [severity, asset.findings.filter((finding) => finding.severity === severity).length] as const,
  )
  return (
    <ul className="count-strip">
      {counts.map(([severity, count]) => (
        <li key={severity} className={count === 0 ? 'none' : undefined}>
          <Link to={findingsPath({ asset: [asset.key], severity: [severity] })}>
            <SeverityShape severity={severity} />
            <b>{number(count)}</b>
            <span>{t(`severity.${severity}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Line({ finding }: { readonly finding: Finding }) {
  const { t } = useWords()
  const title = useTitles()(finding)
  return (
    <li>
      <SeverityMark severity={finding.severity} />
      <Link to={findingPath(finding.fingerprint)}>{visible(title)}</Link>
      <span className="quiet">
        {finding.isFixable ? t('row.fixable') : ''} <Ago at={finding.lastSeen} />
      </span>
    </li>
  )
}
