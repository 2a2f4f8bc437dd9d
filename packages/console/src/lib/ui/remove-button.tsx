import { useState } from 'react'
import { useChange } from '../api/use-change.ts'
import { useWords } from '../i18n/locale.tsx'
import { Button } from './button.tsx'
import { useTell } from './toast.tsx'

interface RemoveButtonProps {
  /** Of what is removed, below `/api/v1/`. */
  readonly path: string
  readonly touches: readonly string[]
  readonly onDone?: () => void
}

/** Removes something for good: asks twice. */
export function RemoveButton({ path, touches, onDone }: RemoveButtonProps) {
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
        remove.mutate(undefined, {
          onSuccess: () => onDone?.(),
          onError: (error) => tell({ text: t('error.notDone', { why: error.message }) }),
        })
      }
    >
      {t('receivers.remove.sure')}
    </Button>
  )
}
