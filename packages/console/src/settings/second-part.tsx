import { useState } from 'react'
import type { SecondFactorOffer } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { SecondConfirm } from './second-confirm.tsx'
import { SecondRemove } from './second-remove.tsx'

/** The second factor: set up by a secret and a code, shown with its recovery codes once, removed by the password. */
export function SecondPart() {
  const { t } = useWords()
  const offer = useChange<undefined, SecondFactorOffer>(OFFER)
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes !== undefined) {
    return (
      <>
        <p className="reach">{t('second.codes')}</p>
        <ul className="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Copy text={codes.join(' ')} />
      </>
    )
  }
  if (offer.data !== undefined) return <SecondConfirm offer={offer.data} onSet={setCodes} />
  return (
    <>
      <p className="quiet">{t('second.lead')}</p>
      {offer.error === null ? null : (
        <p className="problem" role="alert">
          {t('error.notDone', { why: offer.error.message })}
        </p>
      )}
      <p className="actions">
        <Button look="primary" isBusy={offer.isPending} onClick={() => offer.mutate(undefined)}>
          {t('second.begin')}
        </Button>
        <SecondRemove />
      </p>
    </>
  )
}

const OFFER = { method: 'POST', path: () => 'me/second-factor', touches: [] } as const
