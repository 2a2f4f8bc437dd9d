import { useQuery } from '@tanstack/react-query'
import { deliveries } from '../lib/api/queries.ts'
import type { Delivery, Receiver } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Ago } from '../lib/ui/time.tsx'

interface DeliveriesDialogProps {
  readonly receiver: Receiver
  readonly onClose: () => void
}

/** What a receiver was told, the newest first. */
export function DeliveriesDialog({ receiver, onClose }: DeliveriesDialogProps) {
  const { t } = useWords()
  return (
    <Dialog title={t('deliveries.title', { name: visible(receiver.name) })} onClose={onClose}>
      <Loaded query={useQuery(deliveries(receiver.id))}>
        {(data) =>
          data.deliveries.length === 0 ? (
            <p className="quiet">{t('deliveries.none')}</p>
          ) : (
            <ul className="gaps">
              {data.deliveries.map((delivery) => (
                <li key={delivery.id}>
                  <DeliveryState delivery={delivery} />
                  <code>{visible(delivery.id)}</code>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  )
}

/** What became of a message, of how much it told, and what went wrong. */
export function DeliveryState({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useWords()
  const { state, changes, held, attempts, madeAt, settledAt, error } = delivery
  const details = [
    t('delivery.changes', { n: changes }),
    ...(held === 0 ? [] : [t('delivery.held', { n: held })]),
    ...(attempts < 2 ? [] : [t('delivery.attempts', { n: attempts })]),
  ]
  return (
    <span className="several">
      <span className={`tag ${LOOKS[state]}`}>{t(`delivery.${state}`)}</span>
      <span className="quiet">
        <Ago at={settledAt ?? madeAt} /> · {details.join(' · ')}
      </span>
      {error === undefined ? null : <span className="problem breaks">{visible(error)}</span>}
    </span>
  )
}

const LOOKS = { waiting: 'warn', delivered: 'good', failed: 'bad' } as const
