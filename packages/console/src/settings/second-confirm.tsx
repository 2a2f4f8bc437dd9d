import { useState } from 'react'
import type { SecondFactorOffer } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'

interface SecondConfirmProps {
  readonly offer: SecondFactorOffer
  /** Called with the recovery codes once it counts. */
  readonly onSet: (codes: readonly string[]) => void
}

/** A secret to type into an application, and a code of it that proves that it arrived. */
export function SecondConfirm({ offer, onSet }: SecondConfirmProps) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const confirm = useChange<Wanted, { readonly recoveryCodes: readonly string[] }>(CONFIRM)
  const submit = (): void => {
    confirm.mutate({ sealed: offer.sealed, code, password }, { onSuccess: ({ recoveryCodes }) => onSet(recoveryCodes) })
  }
  return (
    <Form submit={t('second.confirm')} change={confirm} onSubmit={submit}>
      <p>{t('second.secret')}</p>
      <Copy text={offer.secret} />
      <p className="quiet">{t('second.address')}</p>
      <Copy text={offer.address} />
      <Field
        label={t('signIn.code')}
        hint={t('signIn.code.hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        required
        onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
      />
      <Field
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        required
        onChange={(event) => setPassword(event.target.value)}
      />
    </Form>
  )
}

interface Wanted {
  readonly sealed: string
  readonly code: string
  readonly password: string
}

const CONFIRM = {
  method: 'POST',
  path: () => 'me/second-factor/confirmation',
  body: (wanted: Wanted) => wanted,
  touches: ['users'],
} as const
