import { useWords } from '../i18n/locale.tsx'
import { Button } from '../ui/button.tsx'
import type { Pages } from './use-pages.ts'

/** Reads on where a list has more. */
export function More<R>({ pages }: { readonly pages: Pages<R> }) {
  const { t } = useWords()
  if (!pages.hasMore) return null
  return (
    <p className="more">
      <Button isBusy={pages.isReading} onClick={pages.readOn}>
        {t('action.more')}
      </Button>
    </p>
  )
}
