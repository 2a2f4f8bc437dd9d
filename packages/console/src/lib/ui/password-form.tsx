import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-change.ts'
import { useWords } from '../i18n/locale.tsx'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

/** Asks for the password now and a new one. */
export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const set = useChange<Wanted>(SET)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    set.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('')
          setNext('')
          onDone()
        },
      },
    )
  }
  return (
    <form className="short" onSubmit={submit}>
      <Field
        label={t('password.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        required
        onChange={(event) => setCurrent(event.target.value)}
      />
      <Field
        label={t('password.next')}
        hint={t('welcome.password.hint')}
        type="password"
        autoComplete="new-password"
        minLength={12}
        value={next}
        required
        onChange={(event) => setNext(event.target.value)}
      />
      {set.error === null ? null : (
        <p className="problem" role="alert">
          {t('error.notDone', { why: set.error.message })}
        </p>
      )}
      <Button type="submit" look="primary" isBusy={set.isPending}>
        {t('password.set')}
      </Button>
    </form>
  )
}

interface Wanted {
  readonly current: string
  readonly next: string
}

const SET = {
  method: 'POST',
  path: () => 'me/password',
  body: (wanted: Wanted) => wanted,
  touches: ['logins'],
} as const
