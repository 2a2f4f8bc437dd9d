import { totalOf } from '../lib/api/severity.ts'
import type { Target } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { useTell } from '../lib/ui/toast.tsx'

/** Says what goes when a target is forgotten, and how it comes back. */
export function ForgetDialog({ target, onClose }: { readonly target: Target; readonly onClose: () => void }) {
  const { t } = useWords()
  const tell = useTell()
  const forget = useChange<string, { readonly removed: number }>(FORGET)
  const name = visible(target.id)
  const open = totalOf(target.lastScan?.bySeverity ?? {})
  return (
    <Dialog title={t('forget.title', { target: name })} onClose={onClose}>
      <p className="reach">{t('forget.reach', { n: open })}</p>
      <p className="quiet">{t('forget.undo')}</p>
      {forget.error === null ? null : (
        <p className="problem" role="alert">
          {t('error.notDone', { why: forget.error.message })}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          look="danger"
          isBusy={forget.isPending}
          onClick={() =>
            forget.mutate(target.id, {
              onSuccess: ({ removed }) => {
                tell({ text: t('forget.done', { n: removed, target: name }) })
                onClose()
              },
            })
          }
        >
          {t('forget.submit')}
        </Button>
      </footer>
    </Dialog>
  )
}

const FORGET = {
  method: 'DELETE',
  path: (id: string) => `targets/${encodeURIComponent(id)}`,
  touches: ['targets', 'scans', 'situation', 'findings', 'facets', 'assets'],
} as const
