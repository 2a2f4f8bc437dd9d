import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type FindingFilters, readFilters, writeFilters } from '../lib/api/filters.ts'
import { views } from '../lib/api/queries.ts'
import type { View } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Icon } from '../lib/ui/icon.tsx'
import { ViewDialog } from './view-dialog.tsx'

interface ViewsProps {
  readonly filters: FindingFilters
  readonly onChange: (filters: FindingFilters) => void
}

/** Lists that one comes back to: one's own, and those that others share. */
export function Views({ filters, onChange }: ViewsProps) {
  const { t } = useWords()
  const id = useId()
  const all = useQuery(views).data?.views ?? []
  const [dialog, setDialog] = useState<{ readonly view?: View }>()
  const now = writeFilters(filters).toString()
  const isSaved = all.some((view) => isShown(view, now))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('views.title')}</h2>
      {all.map((view) => (
        <div key={view.id} className="view">
          <Button
            look="quiet"
            aria-pressed={isShown(view, now)}
            onClick={() => onChange(readFilters(new URLSearchParams(view.query)))}
          >
            <span className="view-name" title={visible(view.name)}>
              {visible(view.name)}
            </span>
            {view.isDefault ? (
              <>
                <Icon name="check" />
                <span className="unseen">{t('views.default')}</span>
              </>
            ) : null}
          </Button>
          <Button
            look="quiet"
            icon="settings"
            aria-label={t('views.edit', { name: visible(view.name) })}
            onClick={() => setDialog({ view })}
          />
        </div>
      ))}
      {isSaved || now === '' ? null : (
        <Button look="quiet" onClick={() => setDialog({})}>
          {t('views.save')}
        </Button>
      )}
      {isSaved || now !== '' || all.length > 0 ? null : <p className="quiet">{t('views.none')}</p>}
      {dialog === undefined
        ? null
        : // Out of the facets, whose labels and buttons are drawn in their own way.
          createPortal(<ViewDialog {...dialog} query={now} onClose={() => setDialog(undefined)} />, document.body)}
    </section>
  )
}

/** True where the list is narrowed as the view says, however it is written. */
function isShown({ query }: View, now: string): boolean {
  return writeFilters(readFilters(new URLSearchParams(query))).toString() === now
}
