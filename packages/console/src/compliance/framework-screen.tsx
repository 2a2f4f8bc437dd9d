import { useQuery } from '@tanstack/react-query'
import { framework } from '../lib/api/queries.ts'
import type { ControlStatus, Framework } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { useLocation } from '../lib/router/location.ts'
import { frameworkPath, PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Out } from '../lib/ui/out.tsx'
import { Page } from '../lib/ui/page.tsx'
import { ControlLine } from './control-line.tsx'
import { ScoreBar, STATUSES } from './score-bar.tsx'

/** A framework: each control, how it stands, and why. */
export function FrameworkScreen({ id }: { readonly id: string }) {
  return (
    <Loaded query={useQuery(framework(id))} missing="thing">
      {(found) => <Whole framework={found} />}
    </Loaded>
  )
}

function Whole({ framework }: { readonly framework: Framework }) {
  const { t } = useWords()
  const wanted = useLocation().query.get('status')
  const status = STATUSES.find((known) => known === wanted)
  const sections = narrowed(framework, status)
  return (
    <Page
      title={visible(framework.name)}
      aside={visible(framework.version)}
      lead={
        <>
          <Link to={PATHS.compliance}>{t('screen.compliance')}</Link> ·{' '}
          <Out href={framework.url}>{visible(framework.publisher)}</Out> · {visible(framework.licence)}
        </>
      }
    >
      <section className="card">
        <ScoreBar score={framework.score} />
        <p>{t('compliance.decided', { n: framework.score.decided, total: framework.score.total })}</p>
        {framework.isComplete ? null : <p className="problem">{t('compliance.incomplete')}</p>}
        <p className="quiet" lang="en">
          {visible(framework.note)}
        </p>
      </section>
      <nav className="tabs" aria-label={t('compliance.statuses')}>
        <Link to={frameworkPath(framework.id)} aria-current={status === undefined ? 'page' : undefined}>
          {t('exceptions.all')}
        </Link>
        {STATUSES.map((each) => (
          <Link
            key={each}
            to={`${frameworkPath(framework.id)}?status=${each}`}
            aria-current={each === status ? 'page' : undefined}
          >
            {t(`control.${each}`)}
          </Link>
        ))}
      </nav>
      {sections.length === 0 ? <Empty title={t('compliance.noneSuch')} /> : null}
      {sections.map((section) => (
        <section key={section.id} className="card" lang="en">
          <h2>
            {visible(section.title)} <span>{visible(section.id)}</span>
          </h2>
          {section.note === '' ? null : <p className="quiet">{visible(section.note)}</p>}
          <ul className="controls">
            {section.controls.map((control) => (
              <ControlLine key={control.id} control={control} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function narrowed({ sections }: Framework, status: ControlStatus | undefined): Framework['sections'] {
  return sections
    .map((section) => ({
      ...section,
      controls: section.controls.filter((control) => status === undefined || control.status === status),
    }))
    .filter(({ controls }) => controls.length > 0)
}
