import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { Button } from './button.tsx'

interface FormProps {
  /** What its button says. */
  readonly submit: string
  readonly look?: 'primary' | 'danger'
  /** What is sent: that it is under way, and why it failed. */
  readonly change: { readonly error: Error | null; readonly isPending: boolean }
  /** False while what is filled in cannot be sent. */
  readonly isReady?: boolean
  readonly onSubmit: () => void
  /** Left out where there is nothing to go back to: outside of a dialog. */
  readonly onCancel?: () => void
  readonly children: ReactNode
}

/** Fields, what went wrong with them, and the button that sends them: in a dialog beside one that does not. */
export function Form({ submit, look = 'primary', change, isReady = true, onSubmit, onCancel, children }: FormProps) {
  const { t } = useWords()
  const send = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  const button = (
    <Button type="submit" look={look} isBusy={change.isPending} disabled={!isReady}>
      {submit}
    </Button>
  )
  return (
    <form className={onCancel === undefined ? 'short' : undefined} onSubmit={send}>
      {children}
      <Setback error={change.error} />
      {onCancel === undefined ? (
        button
      ) : (
        <footer>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
          {button}
        </footer>
      )}
    </form>
  )
}

/** Why nothing was changed; nothing where it was. */
export function Setback({ error }: { readonly error: Error | null }) {
  const { t } = useWords()
  return error === null ? null : (
    <p className="problem" role="alert">
      {t('error.notDone', { why: error.message })}
    </p>
  )
}
