import { useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Checks } from '../lib/ui/checks.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'

/** Makes a token and shows it: once. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const make = useChange<Wanted, { readonly token: string }>(MAKE)
  return (
    <Dialog title={t('tokens.new')} onClose={onClose}>
      {make.data === undefined ? (
        <TokenForm change={make} onSubmit={make.mutate} onClose={onClose} />
      ) : (
        <>
          <p className="reach">{t('tokens.once')}</p>
          <Copy text={make.data.token} />
          <footer>
            <Button look="primary" onClick={onClose}>
              {t('action.done')}
            </Button>
          </footer>
        </>
      )}
    </Dialog>
  )
}

function TokenForm({ change, onSubmit, onClose }: TokenFormProps) {
  const { t } = useWords()
  const mine = (usePrincipal()?.permissions ?? []).filter((permission) => !NOT_FOR_TOKENS.has(permission))
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [chosen, setChosen] = useState<readonly string[]>(['scans:write'])
  return (
    <Form
      submit={t('tokens.make')}
      change={change}
      isReady={chosen.length > 0}
      onSubmit={() => onSubmit({ name: name.trim(), permissions: chosen, expiresInDays: Number(days) })}
      onCancel={onClose}
    >
      <Field
        label={t('tokens.name')}
        hint={t('tokens.name.hint')}
        value={name}
        required
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={t('tokens.days')}
        type="number"
        min={1}
        max={365}
        value={days}
        required
        onChange={(event) => setDays(event.target.value)}
      />
      <Checks
        title={t('tokens.may')}
        options={mine.map((permission) => ({ value: permission, label: <code>{permission}</code> }))}
        chosen={chosen}
        onChoose={setChosen}
      />
    </Form>
  )
}

interface TokenFormProps {
  readonly change: { readonly error: Error | null; readonly isPending: boolean }
  readonly onSubmit: (wanted: Wanted) => void
  readonly onClose: () => void
}

interface Wanted {
  readonly name: string
  readonly permissions: readonly string[]
  readonly expiresInDays: number
}

/** What the server gives no token, so that one that was stolen can neither make another nor let somebody in. */
const NOT_FOR_TOKENS: ReadonlySet<string> = new Set(['tokens:own', 'users:admin'])
const MAKE = {
  method: 'POST',
  path: () => 'tokens',
  body: (wanted: Wanted) => wanted,
  touches: ['tokens'],
} as const
