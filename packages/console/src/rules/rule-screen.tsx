import { useQuery } from '@tanstack/react-query'
import { rule } from '../lib/api/queries.ts'
import type { RuleDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath, PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Grounds } from '../lib/ui/grounds.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Out } from '../lib/ui/out.tsx'
import { Page } from '../lib/ui/page.tsx'
import { Prose } from '../lib/ui/prose.tsx'
import { SeverityName } from '../lib/ui/severity.tsx'

/** A rule: what it demands, why, what to do, where it may be wrong. */
export function RuleScreen({ id }: { readonly id: string }) {
  return (
    <Loaded query={useQuery(rule(id))} missing="thing">
      {(found) => <Whole rule={found} />}
    </Loaded>
  )
}

function Whole({ rule }: { readonly rule: RuleDetail }) {
  const { t, language } = useWords()
  const words = (language === 'en' ? undefined : rule.translations?.[language]) ?? rule
  const lang = language === 'en' ? undefined : 'en'
  return (
    <Page
      title={visible(words.title)}
      lead={
        <>
          <Link to={PATHS.rules}>{t('screen.rules')}</Link> · <code>{visible(rule.id)}</code>
        </>
      }
      actions={
        <Link className="button primary" to={findingsPath({ rule: [rule.id] })}>
          {t('rules.openCount', { n: rule.open })}
        </Link>
      }
    >
      <div className="two uneven">
        <div className="prose">
          <section className="card">
            <h2>{t('rule.demands')}</h2>
            <p lang={lang}>
              <Prose text={rule.description} />
            </p>
          </section>
          <section className="card">
            <h2>{t('where.fix')}</h2>
            <p>
              <Prose text={words.remediation} />
            </p>
            {rule.fix === undefined ? <p className="quiet">{t('rule.noFix')}</p> : null}
            {rule.fix === undefined ? null : (
              <p
                className={rule.fix.safety === 'safe' ? 'fix-note good' : 'fix-note'}
                lang={rule.fix.safety === 'safe' ? undefined : lang}
              >
                {rule.fix.safety === 'safe' ? t('where.safe') : visible(rule.fix.mayStop)}
              </p>
            )}
          </section>
          <section className="card not-known">
            <h2>{t('rule.wrong')}</h2>
            {rule.falsePositives.length === 0 ? <p className="quiet">{t('rule.wrong.none')}</p> : null}
            <ul lang={lang}>
              {rule.falsePositives.map((each) => (
                <li key={each}>
                  <Prose text={each} />
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section className="card">
          <h2>{t('because.title')}</h2>
          <dl className="pairs">
            <dt>{t('facet.severity')}</dt>
            <dd>
              <SeverityName severity={rule.severity} />
            </dd>
            <dt>{t('rule.maturity')}</dt>
            <dd>{t(rule.maturity === 'stable' ? 'rules.stable' : 'rules.experimental')}</dd>
            {rule.isOptional ? (
              <>
                <dt>{t('rules.optional')}</dt>
                <dd>{t('rule.optional.means')}</dd>
              </>
            ) : null}
            <Grounds rule={rule} />
            {rule.references.length === 0 ? null : <dt>{t('rule.references')}</dt>}
            {rule.references.map((each) => (
              <dd key={each} className="breaks">
                <Out href={each}>{visible(each)}</Out>
              </dd>
            ))}
          </dl>
        </section>
      </div>
    </Page>
  )
}
