import type { Finding } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Actions } from './actions.tsx'

interface BulkBarProps {
  readonly selected: readonly Finding[]
  readonly loaded: number
  readonly onAll: () => void
  readonly onClear: () => void
}

/** What to do with all that is selected. */
export function BulkBar({ selected, loaded, onAll, onClear }: BulkBarProps) {
  const { t } = useWords()
  if (selected.length === 0) return null
  return (
    <section className="bulk" aria-label={t('bulk.title')}>
      <strong role="status">{t('bulk.selected', { n: selected.length })}</strong>
      {selected.length < loaded ? (
        <Button look="quiet" onClick={onAll}>
          {t('bulk.all', { n: loaded })}
        </Button>
      ) : null}
      <Actions findings={selected} />
      <Button look="quiet" onClick={onClear}>
        {t('action.clear')}
      </Button>
    </section>
  )
}
