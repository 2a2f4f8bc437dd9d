import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { subscriptions } from '../lib/api/queries.ts'
import type { Receiver, Subscription } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { RemoveButton } from '../lib/ui/remove-button.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { SubscriptionDialog } from './subscription-dialog.tsx'

interface SubscriptionsProps {
  readonly receivers: readonly Receiver[]
}

/** Of which findings who is told. */
export function Subscriptions({ receivers }: SubscriptionsProps) {
  const { t } = useWords()
  const columns = useColumns(receivers)
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <h2>{t('subscriptions.title')}</h2>
      <header className="part-head">
        <p className="quiet">{t('subscriptions.lead')}</p>
        <Button look="primary" onClick={() => setMaking(true)}>
          {t('subscriptions.new')}
        </Button>
      </header>
      <Loaded query={useQuery(subscriptions)}>
        {(data) =>
          data.subscriptions.length === 0 ? (
            <Empty title={t('subscriptions.none')} />
          ) : (
            <Table
              label={t('subscriptions.title')}
              columns={columns}
              rows={data.subscriptions}
              keyOf={({ id }) => id}
            />
          )
        }
      </Loaded>
      {isMaking ? <SubscriptionDialog receivers={receivers} onClose={() => setMaking(false)} /> : null}
    </>
  )
}

function useColumns(receivers: readonly Receiver[]): readonly Column<Subscription>[] {
  const { t, list } = useWords()
  return [
    {
      id: 'name',
      heading: t('receivers.name'),
      kind: 'wide',
      cell: ({ name, isActive }) => (
        <span className="several">
          <strong className="breaks">{visible(name)}</strong>
          {isActive ? null : <span className="tag warn">{t('receivers.paused')}</span>}
        </span>
      ),
    },
    {
      id: 'who',
      heading: t('subscriptions.receiver'),
      cell: ({ receiver }) => visible(receivers.find(({ id }) => id === receiver)?.name ?? ''),
    },
    {
      id: 'severity',
      heading: t('subscriptions.severity'),
      cell: ({ wants }) => t(`severity.${wants.severity}`),
    },
    {
      id: 'changes',
      heading: t('subscriptions.changes'),
      cell: ({ wants }) => list(wants.changes.map((change) => t(`change.${change}`))),
    },
    { id: 'cadence', heading: t('subscriptions.cadence'), cell: ({ cadence }) => t(`cadence.${cadence}`) },
    {
      id: 'do',
      heading: t('receivers.do'),
      cell: (subscription) => <Deeds subscription={subscription} receivers={receivers} />,
    },
  ]
}

interface DeedsProps extends SubscriptionsProps {
  readonly subscription: Subscription
}

function Deeds({ subscription, receivers }: DeedsProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className="actions">
      <Button onClick={() => setOpen(true)}>{t('receivers.change')}</Button>
      <RemoveButton path={`subscriptions/${encodeURIComponent(subscription.id)}`} touches={TOUCHED} />
      {isOpen ? (
        <SubscriptionDialog subscription={subscription} receivers={receivers} onClose={() => setOpen(false)} />
      ) : null}
    </span>
  )
}

const TOUCHED = ['subscriptions'] as const
