import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { receivers } from '../lib/api/queries.ts'
import type { Receiver } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { DeliveryState } from './deliveries-dialog.tsx'
import { ReceiverDeeds } from './receiver-deeds.tsx'
import { ReceiverDialog } from './receiver-dialog.tsx'
import { Subscriptions } from './subscriptions.tsx'

/** Who is told of findings, and of which. */
export function NotificationsPart() {
  const { t } = useWords()
  const columns = useColumns()
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <h2>{t('receivers.title')}</h2>
      <header className="part-head">
        <p className="quiet">{t('receivers.lead')}</p>
        <Button look="primary" onClick={() => setMaking(true)}>
          {t('receivers.new')}
        </Button>
      </header>
      <Loaded query={useQuery(receivers)}>
        {(data) =>
          data.receivers.length === 0 ? (
            <Empty title={t('receivers.none')}>
              <p>{t('receivers.none.why')}</p>
            </Empty>
          ) : (
            <>
              <Table label={t('receivers.title')} columns={columns} rows={data.receivers} keyOf={({ id }) => id} />
              <Subscriptions receivers={data.receivers} />
            </>
          )
        }
      </Loaded>
      {isMaking ? <ReceiverDialog onClose={() => setMaking(false)} /> : null}
    </>
  )
}

function useColumns(): readonly Column<Receiver>[] {
  const { t } = useWords()
  return [
    {
      id: 'name',
      heading: t('receivers.name'),
      kind: 'wide',
      cell: ({ name, destination, isActive }) => (
        <span className="place">
          <span className="several">
            <strong className="breaks">{visible(name)}</strong>
            {isActive ? null : <span className="tag warn">{t('receivers.paused')}</span>}
          </span>
          <span className="place-kind breaks">
            {t(`receiver.${destination.kind}`)} · {visible((destination.to ?? [destination.host]).join(', '))}
          </span>
        </span>
      ),
    },
    {
      id: 'last',
      heading: t('receivers.last'),
      cell: ({ latest }) =>
        latest === undefined ? (
          <span className="quiet">{t('receivers.never')}</span>
        ) : (
          <DeliveryState delivery={latest} />
        ),
    },
    { id: 'do', heading: t('receivers.do'), cell: (receiver) => <ReceiverDeeds receiver={receiver} /> },
  ]
}
