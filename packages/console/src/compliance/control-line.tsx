import type { Control } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingsPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { SeverityMark } from '../lib/ui/severity.tsx'

/** A control: its status in words, the findings behind it, and what of it no rule decides. */
export function ControlLine({ control }: { readonly control: Control }) {
  const { t, language } = useWords()
  const { id, title, level, status, severity, undecided, rules, open, gaps = 0, because } = control
  return (
    <li className="control">
      <span className={`control-status ${status}`} lang={language}>
        <i aria-hidden="true" />
        {t(`control.${status}`)}
      </span>
      <div>
        <p>
          <code>{visible(id)}</code> {visible(title)}{' '}
          {level === undefined ? null : <span className="tag">{visible(level)}</span>}
        </p>
        <p className="quiet" lang={language}>
          {because.map(({ reason, rules: which }) => (
            <span key={reason}>{t(`obstacle.${reason}`, { n: which.length })} </span>
          ))}
          {gaps > 0 ? <span>{t('compliance.gaps', { n: gaps })} </span> : null}
        </p>
        {undecided === '' ? null : (
          <p className="quiet">
            <span lang={language}>{t('compliance.undecided')}</span> {visible(undecided)}
          </p>
        )}
      </div>
      <span className="control-open" lang={language}>
        {open === 0 || rules.length === 0 ? null : (
          <Link to={findingsPath({ rule: rules })}>
            {severity === undefined ? null : <SeverityMark severity={severity} />} {t('assets.open', { n: open })}
          </Link>
        )}
      </span>
    </li>
  )
}
