import { useState } from 'react'
import type { Receiver } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Choice, Field } from '../lib/ui/field.tsx'
import { Form, Setback } from '../lib/ui/form.tsx'
import { EmailFields } from './email-fields.tsx'
import { type Draft, draftOf, KINDS, type Written, written } from './receiver-draft.ts'

interface ReceiverDialogProps {
  /** The one that is changed; a new one is made where it is left out. */
  readonly receiver?: Receiver
  readonly onClose: () => void
}

/** Makes or changes a receiver; the secret of a webhook is shown once. */
export function ReceiverDialog({ receiver, onClose }: ReceiverDialogProps) {
  const { t } = useWords()
  const [draft, setDraft] = useState(draftOf(receiver))
  const [secret, setSecret] = useState<string>()
  const save = useChange<Written, { readonly secret?: string }>(receiver === undefined ? MAKE : changeOf(receiver.id))
  const title = t(receiver === undefined ? 'receivers.new' : 'receivers.edit')
  if (secret !== undefined) {
    return (
      <Dialog title={title} onClose={onClose}>
        <p className="reach">{t('receivers.once')}</p>
        <Copy text={secret} />
        <footer>
          <Button look="primary" onClick={onClose}>
            {t('action.done')}
          </Button>
        </footer>
      </Dialog>
    )
  }
  const submit = (): void =>
    save.mutate(written(draft, receiver), {
      onSuccess: (answer) => (answer.secret === undefined ? onClose() : setSecret(answer.secret)),
    })
  const edit = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form submit={t('receivers.save')} change={save} onSubmit={submit} onCancel={onClose}>
        <Field
          label={t('receivers.name')}
          hint={t('receivers.name.hint')}
          value={draft.name}
          required
          maxLength={100}
          onChange={(event) => edit({ name: event.target.value })}
        />
        {receiver === undefined ? (
          <Choice
            label={t('receivers.kind')}
            value={draft.kind}
            options={KINDS.map((value) => ({ value, label: t(`receiver.${value}`) }))}
            onChoose={(kind) => edit({ kind })}
          />
        ) : null}
        {draft.kind === 'email' ? (
          <EmailFields draft={draft} isNew={receiver === undefined} onEdit={edit} />
        ) : (
          <Field
            label={t('receivers.url')}
            hint={t(receiver === undefined ? 'receivers.url.hint' : 'receivers.url.keep')}
            type="url"
            autoComplete="off"
            value={draft.url}
            required={receiver === undefined}
            maxLength={2000}
            onChange={(event) => edit({ url: event.target.value })}
          />
        )}
        <Field
          label={t('receivers.perHour')}
          hint={t('receivers.perHour.hint')}
          type="number"
          min={1}
          max={3600}
          value={draft.perHour}
          required
          onChange={(event) => edit({ perHour: event.target.value })}
        />
        {receiver === undefined ? null : (
          <label className="check">
            <input
              type="checkbox"
              checked={draft.isActive}
              onChange={(event) => edit({ isActive: event.target.checked })}
            />
            {t('receivers.active')}
          </label>
        )}
        {receiver?.destination.kind === 'webhook' ? <Renew id={receiver.id} onRenewed={setSecret} /> : null}
      </Form>
    </Dialog>
  )
}

interface RenewProps {
  readonly id: string
  readonly onRenewed: (secret: string) => void
}

/** Another secret to sign with, for one that others know. */
function Renew({ id, onRenewed }: RenewProps) {
  const { t } = useWords()
  const renew = useChange<string, { readonly secret: string }>(RENEW)
  return (
    <>
      <Setback error={renew.error} />
      <Button
        look="quiet"
        isBusy={renew.isPending}
        onClick={() => renew.mutate(id, { onSuccess: ({ secret }) => onRenewed(secret) })}
      >
        {t('receivers.renew')}
      </Button>
    </>
  )
}

function changeOf(id: string) {
  return {
    method: 'PATCH',
    path: () => `receivers/${encodeURIComponent(id)}`,
    body: (given: Written) => given,
    touches: ['receivers'],
  } as const
}

const MAKE = {
  method: 'POST',
  path: () => 'receivers',
  body: (given: Written) => given,
  touches: ['receivers'],
} as const
const RENEW = {
  method: 'POST',
  path: (id: string) => `receivers/${encodeURIComponent(id)}/secret`,
  touches: [],
} as const
