import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingPath } from '../lib/router/paths.ts'
import { Button } from '../lib/ui/button.tsx'
import { Icon } from '../lib/ui/icon.tsx'
import { Panel } from './panel.tsx'

/** The finding that is open, beside the list. */
export function Side({ fingerprint, onClose }: { readonly fingerprint: string; readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <aside className="side" aria-label={t('finding.one')}>
      <div className="side-tools">
        <Link
          className="button quiet bare"
          to={findingPath(fingerprint)}
          aria-label={t('finding.page')}
          title={t('finding.page')}
        >
          <Icon name="right" />
        </Link>
        <Button look="quiet" icon="close" aria-label={t('action.close')} onClick={onClose} />
      </div>
      <Panel key={fingerprint} fingerprint={fingerprint} heading={2} />
    </aside>
  )
}
