import { useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Choice, Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'
import { ROLES } from './roles.ts'

/** Lets somebody in. */
export function UserDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number]>('viewer')
  const add = useChange<Wanted>(ADD)
  const submit = (): void => add.mutate({ name: name.trim(), password, role }, { onSuccess: onClose })
  return (
    <Dialog title={t('users.new')} onClose={onClose}>
      <Form submit={t('users.add')} change={add} onSubmit={submit} onCancel={onClose}>
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
      </Form>
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
