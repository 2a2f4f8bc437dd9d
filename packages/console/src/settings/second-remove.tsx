import { useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'
import { useTell } from '../lib/ui/toast.tsx'

/** Takes the second factor away, by the password. */
export function SecondRemove() {
  const { t } = useWords()
  const tell = useTell()
  const [isOpen, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const remove = useChange<string>(REMOVE)
  const close = (): void => setOpen(false)
  const submit = (): void => {
    remove.mutate(password, {
      onSuccess: () => {
        setOpen(false)
        setPassword('')
        tell({ text: t('second.removed') })
      },
    })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('second.remove')}</Button>
      {isOpen ? (
        <Dialog title={t('second.remove')} onClose={close}>
          <Form submit={t('second.remove.submit')} look="danger" change={remove} onSubmit={submit} onCancel={close}>
            <p className="reach">{t('second.remove.means')}</p>
            <Field
              label={t('signIn.password')}
              type="password"
              autoComplete="current-password"
              value={password}
              required
              onChange={(event) => setPassword(event.target.value)}
            />
          </Form>
        </Dialog>
      ) : null}
    </>
  )
}

const REMOVE = {
  method: 'POST',
  path: () => 'me/second-factor/removal',
  body: (password: string) => ({ password }),
  touches: ['users'],
} as const
