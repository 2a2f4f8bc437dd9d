import { useQuery } from '@tanstack/react-query'
import { finding } from '../lib/api/queries.ts'
import type { FindingDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { assetPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { HeadingLevel } from '../lib/ui/heading.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { placeOf } from '../lib/ui/place.tsx'
import { SeverityName } from '../lib/ui/severity.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { Actions } from './actions.tsx'
import { Because } from './because.tsx'
import { History } from './history.tsx'
import { NotKnown } from './not-known.tsx'
import { useRuleWords } from './use-rule-words.ts'
import { Where } from './where.tsx'
import { Why } from './why.tsx'

/** A finding, whole: what, where with the fix, why, because, what we do not know. `heading` is 1 on a page of its own. */
export function Panel({ fingerprint, heading }: { readonly fingerprint: string; readonly heading: 1 | 2 }) {
  return (
    <Loaded query={useQuery(finding(fingerprint))} missing="thing">
      {(found) => <Whole finding={found} heading={heading} />}
    </Loaded>
  )
}

function Whole({ finding, heading }: { readonly finding: FindingDetail; readonly heading: 1 | 2 }) {
  const { t } = useWords()
  const { title } = useRuleWords(finding)
  const Heading = heading === 1 ? 'h1' : 'h2'
  return (
    <HeadingLevel value={heading}>
      <article className="finding">
        <header>
          <p className="finding-tags">
            <span className="tag">
              <SeverityName severity={finding.severity} />
            </span>
            {finding.state === 'open' ? null : <span className="tag">{t(`state.${finding.state}`)}</span>}
            {finding.owner === '' ? null : (
              <span className="tag">{t('finding.owned', { owner: visible(finding.owner) })}</span>
            )}
          </p>
          <Heading id="finding-title" tabIndex={-1}>
            {visible(title)}
          </Heading>
          <p className="finding-place">
            <Link to={assetPath(finding.asset)}>{placeOf(finding)}</Link> · {visible(finding.resource)} ·{' '}
            {visible(finding.target)} · {t('finding.since')} <Ago at={finding.firstSeen} />
          </p>
        </header>
        <Actions findings={[finding]} />
        <Where finding={finding} />
        <Why rule={finding.rule} />
        <Because rule={finding.rule} />
        <NotKnown finding={finding} />
        <History finding={finding} />
      </article>
    </HeadingLevel>
  )
}
