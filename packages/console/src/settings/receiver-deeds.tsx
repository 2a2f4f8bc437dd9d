import { useState } from 'react'
import type { Receiver } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { RemoveButton } from '../lib/ui/remove-button.tsx'
import { useTell } from '../lib/ui/toast.tsx'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { ReceiverDialog } from './receiver-dialog.tsx'

/** What can be done with a receiver. */
export function ReceiverDeeds({ receiver }: { readonly receiver: Receiver }) {
  const { t } = useWords()
  const tell = useTell()
  const [open, setOpen] = useState<'edit' | 'log'>()
  const close = (): void => setOpen(undefined)
  const attempt = useChange<string, { readonly isDelivered: boolean; readonly said: string }>(TRY)
  return (
    <span className="actions">
      <Button
        isBusy={attempt.isPending}
        onClick={() =>
          attempt.mutate(receiver.id, {
            onSuccess: ({ isDelivered, said }) => {
              const words = { name: visible(receiver.name), said: visible(said) }
              tell({ text: isDelivered ? t('receivers.arrived', words) : t('receivers.lost', words) })
            },
            onError: (error) => tell({ text: t('error.notDone', { why: error.message }) }),
          })
        }
      >
        {t('receivers.try')}
      </Button>
      <Button onClick={() => setOpen('edit')}>{t('receivers.change')}</Button>
      <Button onClick={() => setOpen('log')}>{t('receivers.log')}</Button>
      <RemoveButton path={`receivers/${encodeURIComponent(receiver.id)}`} touches={TOUCHED} />
      {open === 'edit' ? <ReceiverDialog receiver={receiver} onClose={close} /> : null}
      {open === 'log' ? <DeliveriesDialog receiver={receiver} onClose={close} /> : null}
    </span>
  )
}

const TRY = { method: 'POST', path: (id: string) => `receivers/${encodeURIComponent(id)}/test`, touches: [] } as const
const TOUCHED = ['receivers', 'subscriptions'] as const
