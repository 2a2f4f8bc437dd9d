import type { Lever, Situation } from '../lib/api/types.ts'
import { useRules } from '../lib/api/use-rules.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Icon } from '../lib/ui/icon.tsx'
import { SeverityMark } from '../lib/ui/severity.tsx'

/** What to do first: the rules whose findings weigh most, each with all that it closes. */
export function FirstCard({ situation }: { readonly situation: Situation }) {
  const { t } = useWords()
  return (
    <section className="card first" aria-labelledby="first-title">
      <h2 id="first-title">
        {t('first.title')} <span>{t('first.why')}</span>
      </h2>
      {situation.doFirst.length === 0 ? <Empty title={t('first.none')} /> : null}
      <ol>
        {situation.doFirst.map((lever) => (
          <LeverLine key={lever.rule.id} lever={lever} />
        ))}
      </ol>
    </section>
  )
}

function LeverLine({ lever: { rule, findings, assets, isFixable } }: { readonly lever: Lever }) {
  const { t } = useWords()
  const title = useRules().get(rule.id)?.title ?? rule.title
  return (
    <li>
      <SeverityMark severity={rule.severity} />
      <div>
        <Link to={findingsPath({ rule: [rule.id] })}>{visible(title)}</Link>
        <p>
          {t('first.closes', { n: findings })} {t('first.on', { n: assets })}
        </p>
      </div>
      <span className={isFixable ? 'tag good' : 'tag'}>
        {isFixable ? <Icon name="wrench" /> : null}
        {t(isFixable ? 'first.fix' : 'first.person')}
      </span>
    </li>
  )
}
