import { useQuery } from '@tanstack/react-query'
import { frameworks } from '../lib/api/queries.ts'
import type { FrameworkSummary } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { frameworkPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Page } from '../lib/ui/page.tsx'
import { ScoreBar } from './score-bar.tsx'

/** The frameworks, and how their controls stand. */
export function ComplianceScreen() {
  const { t } = useWords()
  return (
    <Page title={t('screen.compliance')} lead={t('compliance.lead')}>
      <Loaded query={useQuery(frameworks)}>
        {(data) =>
          data.frameworks.length === 0 ? (
            <Empty title={t('compliance.none')} />
          ) : (
            <ul className="frameworks">
              {data.frameworks.map((framework) => (
                <FrameworkCard key={framework.id} framework={framework} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function FrameworkCard({ framework }: { readonly framework: FrameworkSummary }) {
  const { t } = useWords()
  const { name, version, publisher, score } = framework
  return (
    <li className="card">
      <h2>
        <Link to={frameworkPath(framework.id)}>{visible(name)}</Link> <span>{visible(version)}</span>
      </h2>
      <p className="quiet">{visible(publisher)}</p>
      <ScoreBar score={score} />
      <p className="quiet">{t('compliance.decided', { n: score.decided, total: score.total })}</p>
    </li>
  )
}
