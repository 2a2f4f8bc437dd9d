import type { Exception } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { useTell } from '../lib/ui/toast.tsx'

/** What can be decided. */
export type To = 'approved' | 'refused' | 'revoked'

interface DecideDialogProps {
  readonly exception: Exception
  readonly to: To
  readonly onClose: () => void
}

/** Says what a decision does before it is made. */
export function DecideDialog({ exception, to, onClose }: DecideDialogProps) {
  const { t } = useWords()
  const tell = useTell()
  const decide = useChange<{ readonly id: string; readonly to: To }>(DECIDE)
  return (
    <Dialog title={t(`decide.${to}.title`)} onClose={onClose}>
      <p>
        <strong>{visible(exception.title)}</strong>
      </p>
      <p className="reach">{t(`decide.${to}.means`, { day: exception.expires })}</p>
      {decide.error === null ? null : (
        <p className="problem" role="alert">
          {t('error.notDone', { why: decide.error.message })}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          look={to === 'approved' ? 'primary' : 'danger'}
          isBusy={decide.isPending}
          onClick={() =>
            decide.mutate(
              { id: exception.id, to },
              {
                onSuccess: () => {
                  tell({ text: t(`decide.${to}.done`) })
                  onClose()
                },
              },
            )
          }
        >
          {t(`decide.${to}`)}
        </Button>
      </footer>
    </Dialog>
  )
}

const DECIDE = {
  method: 'POST',
  path: ({ id }: { readonly id: string }) => `exceptions/${encodeURIComponent(id)}/decision`,
  body: ({ to }: { readonly to: To }) => ({ to }),
  touches: ['exceptions', 'situation', 'findings', 'finding', 'facets'],
} as const
