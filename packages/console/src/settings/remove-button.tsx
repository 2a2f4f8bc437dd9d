import { useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { useTell } from '../lib/ui/toast.tsx'

interface RemoveButtonProps {
  /** Of what is removed, below `/api/v1/`. */
  readonly path: string
  readonly touches: readonly string[]
}

/** Removes something for good: asks twice. */
export function RemoveButton({ path, touches }: RemoveButtonProps) {
  const { t } = useWords()
  const tell = useTell()
  const [isSure, setSure] = useState(false)
  const remove = useChange<undefined>({ method: 'DELETE', path: () => path, touches })
  if (!isSure) return <Button onClick={() => setSure(true)}>{t('receivers.remove')}</Button>
  return (
    <Button
      look="danger"
      isBusy={remove.isPending}
      onClick={() =>
        remove.mutate(undefined, { onError: (error) => tell({ text: t('error.notDone', { why: error.message }) }) })
      }
    >
      {t('receivers.remove.sure')}
    </Button>
  )
}
