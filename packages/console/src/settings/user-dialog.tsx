import { type FormEvent, useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Choice, Field } from '../lib/ui/field.tsx'
import { ROLES } from './roles.ts'

/** Lets somebody in. */
export function UserDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number]>('viewer')
  const add = useChange<Wanted>(ADD)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate({ name: name.trim(), password, role }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('users.new')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t('signIn.name')}
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t('users.password')}
          hint={t('users.password.hint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          value={password}
          required
          onChange={(event) => setPassword(event.target.value)}
        />
        <Choice
          label={t('users.role')}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChoose={setRole}
        />
        {add.error === null ? null : (
          <p className="problem" role="alert">
            {t('error.notDone', { why: add.error.message })}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isBusy={add.isPending}>
            {t('users.add')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

interface Wanted {
  readonly name: string
  readonly password: string
  readonly role: string
}

const ADD = {
  method: 'POST',
  path: () => 'users',
  body: (wanted: Wanted) => wanted,
  touches: ['users'],
} as const
