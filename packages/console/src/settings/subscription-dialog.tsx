import { useState } from 'react'
import { SEVERITIES_DOWN } from '../lib/api/severity.ts'
import type { Receiver, Subscription, Wants } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Checks } from '../lib/ui/checks.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Choice, Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'
import { listed } from './receiver-draft.ts'

interface SubscriptionDialogProps {
  /** The one that is changed; a new one is made where it is left out. */
  readonly subscription?: Subscription
  readonly receivers: readonly Receiver[]
  readonly onClose: () => void
}

/** Says of which findings a receiver is told, and how soon. */
export function SubscriptionDialog({ subscription, receivers, onClose }: SubscriptionDialogProps) {
  const { t } = useWords()
  const [name, setName] = useState(subscription?.name ?? '')
  const [receiver, setReceiver] = useState(subscription?.receiver ?? receivers[0]?.id ?? '')
  const [wants, setWants] = useState<Wants>(subscription?.wants ?? USUAL)
  const [only, setOnly] = useState(() => onlyOf(wants))
  const [cadence, setCadence] = useState(subscription?.cadence ?? 'at_once')
  const [isActive, setActive] = useState(subscription?.isActive ?? true)
  const save = useChange<Wanted>(subscription === undefined ? MAKE : changeOf(subscription.id))
  const submit = (): void => {
    const { changes, severity, clusters } = wants
    const kept = clusters === undefined ? {} : { clusters }
    const given = { name: name.trim(), receiver, wants: { changes, severity, ...kept, ...narrowed(only) }, cadence }
    save.mutate(subscription === undefined ? given : { ...given, isActive }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t(subscription === undefined ? 'subscriptions.new' : 'subscriptions.edit')} onClose={onClose}>
      <Form
        submit={t('receivers.save')}
        change={save}
        isReady={wants.changes.length > 0}
        onSubmit={submit}
        onCancel={onClose}
      >
        <Field
          label={t('receivers.name')}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <Choice
          label={t('subscriptions.receiver')}
          value={receiver}
          options={receivers.map(({ id, name: label }) => ({ value: id, label: visible(label) }))}
          onChoose={setReceiver}
        />
        <Checks
          title={t('subscriptions.changes')}
          options={CHANGES.map((value) => ({ value, label: t(`change.${value}`) }))}
          chosen={wants.changes}
          onChoose={(changes) => setWants({ ...wants, changes })}
        />
        <Choice
          label={t('subscriptions.severity')}
          value={wants.severity}
          options={SEVERITIES_DOWN.map((value) => ({ value, label: t(`severity.${value}`) }))}
          onChoose={(severity) => setWants({ ...wants, severity })}
        />
        <Choice
          label={t('subscriptions.cadence')}
          value={cadence}
          options={CADENCES.map((value) => ({ value, label: t(`cadence.${value}`) }))}
          onChoose={setCadence}
        />
        <fieldset className="fields">
          <legend>{t('subscriptions.only')}</legend>
          {ONLY.map((field) => (
            <Field
              key={field}
              label={t(`subscriptions.${field}`)}
              value={only[field]}
              autoComplete="off"
              onChange={(event) => setOnly({ ...only, [field]: event.target.value })}
            />
          ))}
        </fieldset>
        {subscription === undefined ? null : (
          <label className="check">
            <input type="checkbox" checked={isActive} onChange={(event) => setActive(event.target.checked)} />
            {t('subscriptions.active')}
          </label>
        )}
      </Form>
    </Dialog>
  )
}

type Only = Readonly<Record<(typeof ONLY)[number], string>>

interface Wanted extends Pick<Subscription, 'name' | 'receiver' | 'wants' | 'cadence'> {
  readonly isActive?: boolean
}

function onlyOf(wants: Wants): Only {
  const text = (field: (typeof ONLY)[number]): string => (wants[field] ?? []).join(', ')
  return {
    targets: text('targets'),
    namespaces: text('namespaces'),
    resources: text('resources'),
    rules: text('rules'),
  }
}

function narrowed(only: Only): Partial<Wants> {
  const given = ONLY.map((field) => [field, listed(only[field])] as const).filter(([, values]) => values.length > 0)
  return Object.fromEntries(given)
}

function changeOf(id: string) {
  return {
    method: 'PATCH',
    path: () => `subscriptions/${encodeURIComponent(id)}`,
    body: (given: Wanted) => given,
    touches: ['subscriptions'],
  } as const
}

const MAKE = {
  method: 'POST',
  path: () => 'subscriptions',
  body: (given: Wanted) => given,
  touches: ['subscriptions'],
} as const
const CHANGES = ['new', 'reopened', 'resolved'] as const
const CADENCES = ['at_once', 'hourly', 'daily'] as const
const ONLY = ['targets', 'namespaces', 'resources', 'rules'] as const
const USUAL: Wants = { changes: ['new', 'reopened'], severity: 'high' }
