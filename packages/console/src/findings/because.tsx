import type { RuleDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { rulePath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Grounds } from '../lib/ui/grounds.tsx'
import { PartTitle } from '../lib/ui/heading.tsx'

/** What stands behind the judgment: rule, standard, controls, techniques. */
export function Because({ rule }: { readonly rule: RuleDetail }) {
  const { t } = useWords()
  return (
    <section>
      <PartTitle>{t('because.title')}</PartTitle>
      <dl className="pairs">
        <dt>{t('because.rule')}</dt>
        <dd>
          <Link to={rulePath(rule.id)}>
            <code>{visible(rule.id)}</code>
          </Link>
        </dd>
        <Grounds rule={rule} />
      </dl>
    </section>
  )
}
