import type { Gap } from '@ringwall/model'
import type { ScanDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'

/** What a scan could not see or judge. What is not seen is never a pass. */
export function Gaps({ scan }: { readonly scan: ScanDetail }) {
  const { t } = useWords()
  const { gaps, gapCount } = scan
  return (
    <section className="card" aria-labelledby="gaps-title">
      <h2 id="gaps-title">
        {t('gaps.title')}{' '}
        <span>{gapCount > gaps.length ? t('gaps.first', { n: gaps.length, total: gapCount }) : ''}</span>
      </h2>
      {gaps.length === 0 ? <Empty title={t('gaps.none')} /> : null}
      <ul className="gaps">
        {gaps.map((gap, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no name of their own, and the list never changes
          <li key={i}>
            <span>{visible(gap.message)}</span>
            <code>{visible(placeOf(gap))}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function placeOf({ at }: Gap): string {
  return 'start' in at ? `${at.file}:${at.start.line}:${at.start.column}` : at.file
}
