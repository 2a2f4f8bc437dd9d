import type { RuleDetail } from '../api/types.ts'
import { useWords } from '../i18n/locale.tsx'
import { Link } from '../router/link.tsx'
import { frameworkPath } from '../router/paths.ts'
import { visible } from '../text/visible.ts'
import { Out } from './out.tsx'

/** Standard, controls and techniques of a rule, as pairs of a list. */
export function Grounds({ rule }: { readonly rule: RuleDetail }) {
  const { t } = useWords()
  const { standard, controls, techniques } = rule
  return (
    <>
      {standard === undefined ? null : (
        <>
          <dt>{t('because.standard')}</dt>
          <dd>
            <Out href={standard.url}>{visible(`${standard.name}, ${standard.section}`)}</Out>
          </dd>
        </>
      )}
      {controls.length === 0 ? null : (
        <>
          <dt>{t('because.controls')}</dt>
          <dd className="several">
            {controls.map(({ framework, id }) => (
              <Link key={`${framework} ${id}`} to={frameworkPath(framework)}>
                {visible(`${framework} ${id}`)}
              </Link>
            ))}
          </dd>
        </>
      )}
      {techniques.length === 0 ? null : (
        <>
          <dt>{t('because.techniques')}</dt>
          <dd className="several">
            {techniques.map((id) => (
              <Out key={id} href={`https://attack.mitre.org/techniques/${encodeURIComponent(id).replace('.', '/')}/`}>
                {visible(id)}
              </Out>
            ))}
          </dd>
        </>
      )}
    </>
  )
}
