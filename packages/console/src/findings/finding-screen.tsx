import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { PATHS } from '../lib/router/paths.ts'
import { useTitle } from '../lib/ui/page.tsx'
import { Panel } from './panel.tsx'

/** A finding on a page of its own. */
export function FindingScreen({ id }: { readonly id: string }) {
  const { t } = useWords()
  useTitle(t('finding.one'))
  return (
    <div className="page narrow">
      <p className="crumbs">
        <Link to={PATHS.findings}>{t('screen.findings')}</Link>
      </p>
      <Panel fingerprint={id} heading={1} />
    </div>
  )
}
