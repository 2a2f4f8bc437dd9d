import { useWords } from '../lib/i18n/locale.tsx'
import { PasswordForm } from '../lib/ui/password-form.tsx'
import { useTell } from '../lib/ui/toast.tsx'

/** A new password. */
export function PasswordPart() {
  const { t } = useWords()
  const tell = useTell()
  return (
    <>
      <p className="quiet">{t('password.lead')}</p>
      <PasswordForm onDone={() => tell({ text: t('password.done') })} />
    </>
  )
}
