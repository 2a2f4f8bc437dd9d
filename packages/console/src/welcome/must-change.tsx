import { useQueryClient } from '@tanstack/react-query'
import { session } from '../lib/api/queries.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { PasswordForm } from '../lib/ui/password-form.tsx'
import { Door } from './door.tsx'

/** A first password was given by somebody else: before anything can be seen, it is changed. */
export function MustChange() {
  const { t } = useWords()
  const client = useQueryClient()
  useTitle(t('mustChange.title'))
  return (
    <Door title={t('mustChange.title')} lead={t('mustChange.lead')}>
      <PasswordForm onDone={() => void client.refetchQueries({ queryKey: session.queryKey })} />
    </Door>
  )
}
