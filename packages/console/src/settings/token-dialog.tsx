import { type FormEvent, useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'

/** Makes a token and shows it: once. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const make = useChange<Wanted, { readonly token: string }>(MAKE)
  return (
    <Dialog title={t('tokens.new')} onClose={onClose}>
      {make.data === undefined ? (
        <TokenForm error={make.error} isBusy={make.isPending} onSubmit={make.mutate} onClose={onClose} />
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

function TokenForm({ error, isBusy, onSubmit, onClose }: TokenFormProps) {
  const { t } = useWords()
  const mine = (usePrincipal()?.permissions ?? []).filter((permission) => !NOT_FOR_TOKENS.has(permission))
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [chosen, setChosen] = useState<readonly string[]>(['scans:write'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit({ name: name.trim(), permissions: chosen, expiresInDays: Number(days) })
  }
  return (
    <form onSubmit={submit}>
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
      <fieldset className="checks">
        <legend>{t('tokens.may')}</legend>
        {mine.map((permission) => (
          <label key={permission}>
            <input
              type="checkbox"
              checked={chosen.includes(permission)}
              onChange={() =>
                setChosen(
                  chosen.includes(permission) ? chosen.filter((each) => each !== permission) : [...chosen, permission],
                )
              }
            />
            <code>{permission}</code>
          </label>
        ))}
      </fieldset>
      {error === null ? null : (
        <p className="problem" role="alert">
          {t('error.notDone', { why: error.message })}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isBusy={isBusy} disabled={chosen.length === 0}>
          {t('tokens.make')}
        </Button>
      </footer>
    </form>
  )
}

interface TokenFormProps {
  readonly error: Error | null
  readonly isBusy: boolean
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
