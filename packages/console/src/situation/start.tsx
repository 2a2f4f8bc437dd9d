import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { PATHS } from '../lib/router/paths.ts'
import { Copy } from '../lib/ui/copy.tsx'

/** Nothing was ever scanned: the ways to begin. */
export function Start() {
  const { t } = useWords()
  return (
    <div className="start">
      <h1>{t('start.title')}</h1>
      <p className="page-lead">{t('start.lead')}</p>
      <ol>
        <li>
          <h2>{t('start.here')}</h2>
          <p>{t('start.here.how')}</p>
          <Link className="button primary" to={PATHS.scans}>
            {t('start.here.go')}
          </Link>
        </li>
        <li>
          <h2>{t('start.pipeline')}</h2>
          <p>{t('start.pipeline.how')}</p>
          <Copy text={`ringwall scan . --server ${window.location.origin}`} />
        </li>
        <li>
          <h2>{t('start.token')}</h2>
          <p>{t('start.token.how')}</p>
          <Link to={`${PATHS.settings}?part=tokens`}>{t('start.token.go')}</Link>
        </li>
      </ol>
    </div>
  )
}
