import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { Button } from './button.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over everything else. The browser keeps the focus inside and gives it back; Esc closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useWords()
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    ref.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={heading} onClose={onClose} onCancel={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <Button look="quiet" icon="close" aria-label={t('action.close')} onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}
