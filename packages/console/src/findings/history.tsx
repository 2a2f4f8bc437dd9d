import type { FindingDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { PartTitle } from '../lib/ui/heading.tsx'
import { Moment } from '../lib/ui/time.tsx'

/** When it was seen, and what was decided about it. */
export function History({ finding }: { readonly finding: FindingDetail }) {
  const { t } = useWords()
  const { firstSeen, lastSeen, count, resolvedAt, exceptions, fingerprint } = finding
  return (
    <section>
      <PartTitle>{t('history.title')}</PartTitle>
      <dl className="pairs">
        <dt>{t('history.first')}</dt>
        <dd>
          <Moment at={firstSeen} />
        </dd>
        <dt>{t('history.last')}</dt>
        <dd>
          <Moment at={lastSeen} /> · {t('history.count', { n: count })}
        </dd>
        {resolvedAt === undefined ? null : (
          <>
            <dt>{t('history.resolved')}</dt>
            <dd>
              <Moment at={resolvedAt} />
            </dd>
          </>
        )}
        {exceptions.map((exception) => (
          <div key={exception.id} className="pair">
            <dt>{t(`exception.${exception.state}`)}</dt>
            <dd>
              {visible(exception.reason)}{' '}
              {t('history.until', { owner: visible(exception.owner), day: exception.expires })}
            </dd>
          </div>
        ))}
        <dt>{t('history.fingerprint')}</dt>
        <dd>
          <code className="breaks">{visible(fingerprint)}</code>
        </dd>
      </dl>
    </section>
  )
}
