import { useState } from 'react'
import { useChange } from '../api/use-change.ts'
import { useWords } from '../i18n/locale.tsx'
import { Field } from './field.tsx'
import { Form } from './form.tsx'

/** Asks for the password now and a new one. */
export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const set = useChange<Wanted>(SET)
  const submit = (): void => {
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
    <Form submit={t('password.set')} change={set} onSubmit={submit}>
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
    </Form>
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
