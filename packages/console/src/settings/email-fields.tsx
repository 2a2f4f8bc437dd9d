import { useWords } from '../lib/i18n/locale.tsx'
import { Choice, Field } from '../lib/ui/field.tsx'
import { type Draft, ENCRYPTIONS } from './receiver-draft.ts'

interface EmailFieldsProps {
  readonly draft: Draft
  readonly isNew: boolean
  readonly onEdit: (change: Partial<Draft>) => void
}

/** By which mail server, from whom and to whom. */
export function EmailFields({ draft, isNew, onEdit }: EmailFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Field
        label={t('receivers.to')}
        hint={t('receivers.to.hint')}
        autoComplete="off"
        value={draft.to}
        required
        onChange={(event) => onEdit({ to: event.target.value })}
      />
      <Field
        label={t('receivers.from')}
        autoComplete="off"
        value={draft.from}
        required
        maxLength={254}
        onChange={(event) => onEdit({ from: event.target.value })}
      />
      <Field
        label={t('receivers.host')}
        autoComplete="off"
        value={draft.host}
        required
        maxLength={253}
        onChange={(event) => onEdit({ host: event.target.value })}
      />
      <Field
        label={t('receivers.port')}
        type="number"
        min={1}
        max={65_535}
        value={draft.port}
        required
        onChange={(event) => onEdit({ port: event.target.value })}
      />
      <Choice
        label={t('receivers.encryption')}
        value={draft.encryption}
        options={ENCRYPTIONS.map((value) => ({ value, label: t(`encryption.${value}`) }))}
        onChoose={(encryption) => onEdit({ encryption })}
      />
      <Field
        label={t('receivers.user')}
        hint={t('receivers.user.hint')}
        autoComplete="off"
        value={draft.user}
        maxLength={256}
        onChange={(event) => onEdit({ user: event.target.value })}
      />
      <Field
        label={t('receivers.password')}
        hint={isNew ? undefined : t('receivers.password.keep')}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        maxLength={1024}
        onChange={(event) => onEdit({ password: event.target.value })}
      />
    </>
  )
}
